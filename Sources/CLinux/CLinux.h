// What Swift's own module of the C library leaves out.
#pragma once

#if defined(__linux__)
#include <sys/vfs.h>  // statfs: on what kind of file system a folder lies

#include <stddef.h>
// Finds bytes among bytes. The C library shows it only to those who ask for GNU's additions.
void *memmem(const void *, size_t, const void *, size_t);
#endif
