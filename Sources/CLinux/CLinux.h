// What Swift's own module of the C library leaves out.
#pragma once

#if defined(__linux__)
#include <sys/vfs.h>  // statfs: on what kind of file system a folder lies
#endif
