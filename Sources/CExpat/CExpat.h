// A reader of XML, for the Office files that come back.
#pragma once

#include <expat.h>
