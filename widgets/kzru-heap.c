/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "widgets/kzru-heap.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>

/* A picture as large as a window of 4096 × 2160 pixels stays on the heap. */
#define LARGEST_BUFFER (36 * 1024 * 1024)

/* So much may lie free at the end of the heap: a few such pictures. */
#define MOST_FREE (128 * 1024 * 1024)
#endif

/**
 * kzru_heap_keep_frames:
 *
 * Keeps the memory that one frame was drawn in for the next. To draw in
 * software takes buffers as large as the window. By default, glibc returns them
 * to the system, which hands them out again page by page, filled with zeros: in
 * a window that moves as a whole, that takes more time than drawing does.
 */
void
kzru_heap_keep_frames (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGEST_BUFFER);
  mallopt (M_TRIM_THRESHOLD, MOST_FREE);
#endif
}
