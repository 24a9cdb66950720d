/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is measured, one file each. A bench gets the arguments after its name and
 * returns the exit status of the program: 0 done, 1 the input is at fault, 2 the
 * call is. */

int kzru_bench_frames   (int    argc,
                         char **argv);
int kzru_bench_map      (int    argc,
                         char **argv);
int kzru_bench_timeline (int    argc,
                         char **argv);

G_END_DECLS
