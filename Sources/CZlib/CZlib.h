// Compression as in ZIP archives, for the Office formats.
#pragma once

#include <zlib.h>
