/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>
#include <time.h>

G_BEGIN_DECLS

/* Times that were measured, in milliseconds. */

static inline int
bench_compare_doubles (gconstpointer a,
                       gconstpointer b)
{
  double first = *(const double *) a;
  double second = *(const double *) b;

  return (first > second) - (first < second);
}

/* The @share-th part of the samples is not above this. They are sorted. */
static inline double
bench_samples_get (GArray *samples,
                   double  share)
{
  guint i = (guint) (share * (samples->len - 1) + 0.5);

  g_array_sort (samples, bench_compare_doubles);
  return g_array_index (samples, double, i);
}

/* What this thread alone has worked, in microseconds: it is the same on a busy
 * machine and on one at rest. */
static inline gint64
bench_get_work (void)
{
  struct timespec spec;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spec);
  return (gint64) spec.tv_sec * G_USEC_PER_SEC + spec.tv_nsec / 1000;
}

static inline void
bench_samples_add_since (GArray *samples,
                         gint64  start)
{
  double milliseconds = (double) (g_get_monotonic_time () - start) / 1000;

  g_array_append_val (samples, milliseconds);
}

/* Three digits after the point: a microsecond. */
static inline void
bench_add_number (JsonBuilder *out,
                  const char  *name,
                  double       value)
{
  json_builder_set_member_name (out, name);
  json_builder_add_double_value (out, (double) (gint64) (value * 1000 + 0.5) / 1000);
}

static inline void
bench_add_samples (JsonBuilder *out,
                   GArray      *samples)
{
  bench_add_number (out, "median_ms", bench_samples_get (samples, 0.5));
  bench_add_number (out, "p95_ms", bench_samples_get (samples, 0.95));
  bench_add_number (out, "max_ms", bench_samples_get (samples, 1));
}

G_END_DECLS
