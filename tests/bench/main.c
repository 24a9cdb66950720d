/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "tests/bench/kzru-bench.h"

#include <locale.h>

/* `kzru-bench NAME …`: README.md says what there is and how it is run. */

static const struct
{
  const char *name;
  const char *arguments;
  int (*run) (int    argc,
              char **argv);
} benches[] = {
  { "frames", "[--events N]", kzru_bench_frames },
  { "map", "[tiles] [hover] [pan]", kzru_bench_map },
  { "timeline", "CSV SCRIPT OUT MODE", kzru_bench_timeline },
};

static int
print_usage (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (benches); i++)
    g_printerr ("kzru-bench %s %s\n", benches[i].name, benches[i].arguments);

  return 2;
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (benches); i++)
    if (g_str_equal (argv[1], benches[i].name))
      return benches[i].run (argc - 1, argv + 1);

  return print_usage ();
}
