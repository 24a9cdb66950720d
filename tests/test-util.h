/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <string.h>

#include "model/kzru-atlas-file.h"
#include "model/kzru-csv-reader.h"

/* What tests of every layer start with. */

/* The atlas that the program comes with, as seen from tests/data. */
#define TEST_SHIPPED_ATLAS "../../data/atlas/kazakhstan-russia.kzru.json"

/* Reads an atlas of tests/data; it must have no faults. */
static inline KzruAtlas *
test_read_atlas (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  KzruAtlas *atlas = kzru_atlas_read (file, faults, NULL);

  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    g_test_message ("%s", kzru_faults_get (faults, i)->message);
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);
  g_assert_nonnull (atlas);

  return atlas;
}

/* Reads an atlas of tests/data in which some texts, each of which stands there
 * once, are others: @changes has what is there and what is to be, in turns, and a
 * NULL. It must have no faults. */
static inline KzruAtlas *
test_read_changed_atlas (const char         *name,
                         const char * const *changes)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *content = NULL;
  KzruAtlas *atlas;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_string_append (text, content);
  for (guint i = 0; changes[i] != NULL; i += 2)
    g_assert_cmpuint (g_string_replace (text, changes[i], changes[i + 1], 0), ==, 1);
  bytes = g_bytes_new (text->str, text->len);
  atlas = kzru_atlas_read_bytes (bytes, faults);
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);

  return atlas;
}

/* Reads a table of events; it must have no faults. */
static inline KzruAtlas *
test_read_table (const char *text)
{
  g_autoptr (KzruFaults) faults = kzru_faults_new ();
  KzruAtlas *atlas = kzru_csv_read_text (g_strdup (text), strlen (text), "table.csv", faults, NULL);

  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    g_test_message ("%s", kzru_faults_get (faults, i)->message);
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 0);
  g_assert_nonnull (atlas);

  return atlas;
}

/* The record of an atlas with this id, which must be there. */
static inline KzruRef
test_find (KzruAtlas  *atlas,
           const char *id)
{
  KzruRef ref = KZRU_REF_NONE;

  g_assert_true (kzru_atlas_find (atlas, id, &ref));

  return ref;
}

/* How long to wait for what comes about by itself. A wait ends as soon as it has: this only
 * says when something must be broken, on the slowest of machines. */
#define TEST_PATIENCE (2 * 60 * G_USEC_PER_SEC)

/* Lets things happen, in this thread and in others, until something is so. */
#define test_wait_for(condition) \
  G_STMT_START \
  { \
    gint64 test_since = g_get_monotonic_time (); \
\
    while (!(condition)) \
      test_go_on (test_since, #condition); \
  } \
  G_STMT_END

/* Lets the next thing happen that is due. */
static inline void
test_go_on (gint64      since,
            const char *wanted)
{
  if (g_get_monotonic_time () - since > TEST_PATIENCE)
    g_error ("waited in vain for: %s", wanted);
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

/* Lets go of an object, and sees to it that nobody holds it for long: another thread may,
 * until it has heard that what it does is given up. */
static inline void
test_let_go (gpointer object)
{
  g_object_add_weak_pointer (object, &object);
  g_object_unref (object);
  test_wait_for (g_atomic_pointer_get (&object) == NULL);
}

/* Counts emissions of a signal: connect swapped with a guint. */
static inline void
test_count_cb (guint *count)
{
  (*count)++;
}
