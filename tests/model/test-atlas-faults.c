/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "model/kzru-atlas-file.h"

static char *small;

static char *
load_small (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "small.kzru.json", NULL);
  g_autoptr(GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

static KzruAtlas *
read_text (const char *text,
           gsize       n_bytes,
           KzruFaults *faults)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, n_bytes);
  KzruAtlas *atlas = kzru_atlas_read_bytes (bytes, faults);

  for (guint i = 0; i < kzru_faults_get_size (faults); i++)
    {
      g_autofree char *line = kzru_fault_to_string (kzru_faults_get (faults, i), "FILE");

      g_test_message ("%s", line);
    }

  return atlas;
}

/* --- One thing wrong with the small atlas --- */

/* The text after @skip, if any, in which @from becomes @to; what is then wrong,
 * and what stands at the line and column that are reported. */
typedef struct
{
  const char    *skip;
  const char    *from;
  const char    *to;
  KzruFaultCode  code;
  const char    *pointer;
  const char    *at;
  const char    *message;
} FaultCase;

static char *
change (const char *skip,
        const char *from,
        const char *to)
{
  const char *start = skip != NULL ? strstr (small, skip) : small;
  const char *found;
  GString *text;

  g_assert_nonnull (start);
  found = strstr (start, from);
  g_assert_nonnull (found);

  text = g_string_new_len (small, found - small);
  g_string_append (text, to);
  g_string_append (text, found + strlen (from));

  return g_string_free (text, FALSE);
}

static const char *
get_place (const char *text,
           guint       line,
           guint       column)
{
  g_assert_cmpuint (line, >, 0);
  while (--line > 0)
    text = strchr (text, '\n') + 1;

  return g_utf8_offset_to_pointer (text, column - 1);
}

static void
check_case (const FaultCase   *fault_case,
            KzruFaultSeverity  severity)
{
  g_autofree char *text = change (fault_case->skip, fault_case->from, fault_case->to);
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(KzruAtlas) atlas = read_text (text, strlen (text), faults);
  const KzruFault *fault;

  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 1);
  fault = kzru_faults_get (faults, 0);
  g_assert_cmpint (fault->severity, ==, severity);
  g_assert_cmpint (atlas != NULL, ==, severity == KZRU_FAULT_WARNING);
  g_assert_cmpint (fault->code, ==, fault_case->code);
  g_assert_cmpstr (fault->pointer, ==, fault_case->pointer);
  g_assert_true (g_str_has_prefix (get_place (text, fault->line, fault->column), fault_case->at));
  g_assert_nonnull (strstr (fault->message, fault_case->message));
}

static void
check_errors (const FaultCase *cases,
              guint            n)
{
  for (guint i = 0; i < n; i++)
    check_case (&cases[i], KZRU_FAULT_ERROR);
}

static void
test_types (void)
{
  static const FaultCase cases[] = {
    { NULL, "\"Treaties\"", "7", KZRU_FAULT_TYPE, "/themes/0/label/en", "7", "expected a text, found a number" },
    { "\"custom\"", "true", "\"yes\"", KZRU_FAULT_TYPE, "/sources/1/custom/damaged", "\"yes\"",
      "expected true or false, found a text" },
    { NULL, "\"importance\": 5", "\"importance\": null", KZRU_FAULT_TYPE, "/events/0/importance", "null",
      "expected a number, found null" },
    { NULL, "\"via\": [\"port-exempel\", \"midholm\", \"samplon\"]", "\"via\": {}", KZRU_FAULT_TYPE,
      "/routes/0/via", "{}", "expected an array, found an object" },
    { "\"figures\"", "\"about\": [\"ridge-border\"]", "\"about\": [[]]", KZRU_FAULT_TYPE, "/figures/0/about/0", "[]",
      "expected a text, found an array" },
    { NULL, "[-28.1, -36.02]", "[-28.1, \"x\"]", KZRU_FAULT_TYPE, "/routes/0/geometry/coordinates/1/1", "\"x\"",
      "expected a number" },
    { NULL, "{\"literal\": \"Gazette Staff\"}", "\"Gazette Staff\"", KZRU_FAULT_TYPE, "/sources/0/author/1",
      "\"Gazette Staff\"", "expected an object" },
    { "\"p-treaty-en\"", "\"start\": 54", "\"start\": \"54\"", KZRU_FAULT_TYPE,
      "/passages/0/parts/0/selector/1/start", "\"54\"", "expected a number" },
    { NULL, "{\"type\": \"Point\", \"coordinates\": [-28.5, -36.25]}", "[-28.5, -36.25]", KZRU_FAULT_TYPE,
      "/places/0/geometry", "[-28.5", "expected an object" },
  };

  check_errors (cases, G_N_ELEMENTS (cases));
}

static void
test_missing (void)
{
  static const FaultCase cases[] = {
    { NULL, "\"kzru\": \"1\",", "", KZRU_FAULT_MISSING, "", "{\n", "“kzru”" },
    { "\"treaty-of-calm-waters-1998\"", ",\n      \"basis\": \"stated\"\n", "\n", KZRU_FAULT_MISSING, "/events/0", "{",
      "“basis”" },
    { "\"p-treaty-en\"", "\"prefix\": \"edition, 12 March 2015\\n\\n\",", "", KZRU_FAULT_MISSING,
      "/passages/0/parts/0/selector/0", "{", "“prefix”" },
    { "\"p-treaty-en\"", ", \"end\": 142", "", KZRU_FAULT_MISSING, "/passages/0/parts/0/selector/1", "{\"type\"",
      "“end”" },
    { NULL, ",\n      \"color\": \"#3584e4\"", "", KZRU_FAULT_MISSING, "/themes/0", "{", "“color”" },
    { NULL, ", \"language\": \"en\", \"source\": \"gazette-2015\"}", ", \"language\": \"en\"}", KZRU_FAULT_MISSING,
      "/actors/0/forms/0", "{\"text\"", "“source”" },
    { NULL, "{\"type\": \"Point\", ", "{", KZRU_FAULT_MISSING, "/places/0/geometry", "{\"coordinates\"", "“type”" },
    { NULL, "{\"literal\": \"Gazette Staff\"}", "{}", KZRU_FAULT_MISSING, "/sources/0/author/1", "{}", "“literal”" },
  };

  check_errors (cases, G_N_ELEMENTS (cases));
}

static void
test_unknown (void)
{
  static const FaultCase cases[] = {
    { NULL, "\"id\": \"exemplaria\",", "\"id\": \"exemplaria\", \"extra/~\": [1, {}],", KZRU_FAULT_UNKNOWN_MEMBER,
      "/extra~1~0", "\"extra/~\"", "extra/~" },
    { "\"treaty-of-calm-waters-1998\"", "\"importance\"", "\"colour\": \"red\", \"importance\"",
      KZRU_FAULT_UNKNOWN_MEMBER, "/events/0/colour", "\"colour\"", "ignored" },
    { NULL, "{\"type\": \"Point\", ", "{\"bbox\": [], \"type\": \"Point\", ", KZRU_FAULT_UNKNOWN_MEMBER,
      "/places/0/geometry/bbox", "\"bbox\"", "“bbox”" },
    { NULL, "\"container-title\"", "\"container_title\"", KZRU_FAULT_UNKNOWN_MEMBER, "/sources/0/container_title",
      "\"container_title\"", "“container_title”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (&cases[i], KZRU_FAULT_WARNING);
}

static void
test_values (void)
{
  static const FaultCase cases[] = {
    { NULL, "\"kzru\": \"1\"", "\"kzru\": \"2\"", KZRU_FAULT_VALUE, "/kzru", "\"2\"", "expected “1”, found “2”" },
    { NULL, "\"id\": \"exemplaria\"", "\"id\": \"Ex emplaria\"", KZRU_FAULT_VALUE, "/id", "\"Ex", "expected an id" },
    { NULL, "\"Treaties\"", "\" \\t\"", KZRU_FAULT_VALUE, "/themes/0/label/en", "\" ", "not empty" },
    { NULL, "\"en\": \"Treaties\"", "\"e_n\": \"Treaties\"", KZRU_FAULT_VALUE, "/themes/0/label/e_n", "\"e_n\"",
      "BCP 47" },
    { NULL, "\"en\": \"Treaties\"", "\"en-Latn-\": \"Treaties\"", KZRU_FAULT_VALUE, "/themes/0/label/en-Latn-",
      "\"en-Latn-\"", "BCP 47" },
    { NULL, "\"#3584e4\"", "\"blue\"", KZRU_FAULT_VALUE, "/themes/0/color", "\"blue\"", "#3584e4" },
    { NULL, "\"https://example.com/imagined-earth\"", "\"imagined\"", KZRU_FAULT_VALUE, "/datasets/0/URL",
      "\"imagined\"", "URL" },
    { "\"custom\"", "8d2556feca35b6c9", "8D2556FECA35B6C9", KZRU_FAULT_VALUE, "/sources/0/custom/sha256", "\"8D",
      "64 hexadecimal" },
    { NULL, "\"file\": \"gazette-2015.txt\"", "\"file\": \"../gazette-2015.txt\"", KZRU_FAULT_VALUE,
      "/sources/0/custom/file", "\"../", "without folders" },
    { NULL, "\"kind\": \"state\"", "\"kind\": \"country\"", KZRU_FAULT_VALUE, "/actors/0/kind", "\"country\"",
      "state, organisation, person, company" },
    { NULL, "\"importance\": 5", "\"importance\": 6", KZRU_FAULT_VALUE, "/events/0/importance", "6", "from 1 to 5" },
    { NULL, "\"importance\": 5", "\"importance\": 2.5", KZRU_FAULT_VALUE, "/events/0/importance", "2.5", "whole" },
    { "\"p-treaty-en\"", "\"start\": 54", "\"start\": -54", KZRU_FAULT_VALUE, "/passages/0/parts/0/selector/1/start",
      "-54", "from 0" },
    { "\"p-treaty-en\"", "\"end\": 142", "\"end\": 54", KZRU_FAULT_VALUE, "/passages/0/parts/0", "{", "greater" },
    { "\"p-treaty-en\"", "\"end\": 142", "\"end\": 141", KZRU_FAULT_VALUE, "/passages/0/parts/0", "{",
      "88 code points apart" },
    { NULL, "\"length\": 544", "\"length\": 500", KZRU_FAULT_VALUE, "/passages/14/parts/0", "{", "at most 500" },
    { "\"p-treaty-en\"", "TextPositionSelector", "DataPositionSelector", KZRU_FAULT_VALUE,
      "/passages/0/parts/0/selector/1", "{\"type\"", "TextPositionSelector" },
    { "\"calendar\"", "\"persian\"", "\"jalali\"", KZRU_FAULT_VALUE, "/events/0/dates/1/calendar", "\"jalali\"",
      "persian" },
    { NULL, "\"unit\": \"kilometer\"", "\"unit\": \"verst\"", KZRU_FAULT_VALUE, "/figures/0/unit", "\"verst\"", "CLDR" },
    { NULL, "\"unit\": \"kilometer\"", "\"unit\": \"XYZ\"", KZRU_FAULT_VALUE, "/figures/0/unit", "\"XYZ\"",
      "ISO 4217" },
    { NULL, "\"max\": 412.5", "\"max\": 410", KZRU_FAULT_VALUE, "/figures/4/max", "410", "at least" },
    { "\"relations\"", "\"to\": \"fig-border-100\"", "\"to\": \"fig-border-96\"", KZRU_FAULT_VALUE, "/relations/0/to",
      "\"fig", "itself" },
    { "\"routes\"", "\"passages\": [\"p-causeway\", \"p-causeway-length\"]", "\"passages\": []", KZRU_FAULT_VALUE,
      "/routes/0/passages", "[]", "at least 1 element" },
    { NULL, "{\n        \"en\": \"Midholm\",\n        \"fa\": \"میدهلم\"\n      }", "{}", KZRU_FAULT_VALUE,
      "/places/1/label", "{}", "at least one language" },
  };

  check_errors (cases, G_N_ELEMENTS (cases));
}

static void
test_references (void)
{
  static const FaultCase cases[] = {
    { "\"routes\"", "\"midholm\"", "\"midhome\"", KZRU_FAULT_DANGLING, "/routes/0/via/1", "\"midhome\"",
      "nothing has the id “midhome”; expected the id of a record of the kind: place" },
    { "\"routes\"", "\"midholm\"", "\"probst\"", KZRU_FAULT_DANGLING, "/routes/0/via/1", "\"probst\"",
      "is of the kind: actor" },
    { "\"events\"", "\"theme\": \"treaties\"", "\"theme\": \"x\"", KZRU_FAULT_DANGLING, "/events/0/theme", "\"x\"",
      "theme" },
    { "\"relations\"", "\"from\": \"fig-border-96\"", "\"from\": \"fig-border\"", KZRU_FAULT_DANGLING,
      "/relations/0/from", "\"fig-border\"", "nothing has the id" },
    { "\"places\"", "\"dataset\": \"imagined-earth\"", "\"dataset\": \"samplonia\"", KZRU_FAULT_DANGLING,
      "/places/0/reference/dataset", "\"samplonia\"", "data set" },
    { NULL, "\"id\": \"fig-goods-2014\"", "\"id\": \"ada-muster\"", KZRU_FAULT_DUPLICATE_ID, "/figures/2/id",
      "\"ada-muster\"", "taken by the actor with index 2" },
    { NULL, "\"id\": \"rel-branch-refused\"", "\"id\": \"rel-border-lengths\"", KZRU_FAULT_DUPLICATE_ID,
      "/relations/1/id", "\"rel-border", "taken by the relation with index 0" },
  };

  check_errors (cases, G_N_ELEMENTS (cases));
}

static void
test_dates (void)
{
  static const FaultCase cases[] = {
    { NULL, "\"1998-05-04\"", "\"1998-05-32\"", KZRU_FAULT_DATE, "/events/0/dates/0/edtf", "\"1998-05-32\"",
      "“1998-05-32”" },
    { NULL, "\"1998-05-04\"", "\"1998-02-29\"", KZRU_FAULT_DATE, "/events/0/dates/0/edtf", "\"1998-02", "1998-02-29" },
    { NULL, "\"1998-05-04\"", "\"4 May 1998\"", KZRU_FAULT_DATE, "/events/0/dates/0/edtf", "\"4 May", "EDTF" },
    { NULL, "\"2001/2006\"", "\"2006/2001\"", KZRU_FAULT_DATE, "/routes/0/status/0/date", "\"2006", "EDTF" },
    { "\"figures\"", "\"date\": \"2014\"", "\"date\": \"\"", KZRU_FAULT_DATE, "/figures/2/date", "\"\"", "EDTF" },
    { NULL, "[[2015, 3, 12]]", "[[2015, 13]]", KZRU_FAULT_DATE, "/sources/0/issued", "{\"date", "2015-13" },
    { NULL, "{\"date-parts\": [[2015, 3, 12]]}", "{\"raw\": \"March 2015\"}", KZRU_FAULT_DATE, "/sources/0/issued",
      "{\"raw", "date-parts" },
  };

  check_errors (cases, G_N_ELEMENTS (cases));
}

static void
test_coordinates (void)
{
  static const FaultCase cases[] = {
    { NULL, "[-28.5, -36.25]}", "[-181, -36.25]}", KZRU_FAULT_COORDINATES, "/places/0/geometry/coordinates/0", "-181",
      "-180 to 180" },
    { NULL, "[-28.5, -36.25]}", "[-28.5, 90.5]}", KZRU_FAULT_COORDINATES, "/places/0/geometry/coordinates/1", "90.5",
      "-90 to 90" },
    { NULL, "[-28.5, -36.25]}", "[-28.5, -36.25, 100]}", KZRU_FAULT_COORDINATES, "/places/0/geometry/coordinates",
      "[-28.5", "longitude and a latitude" },
    { "\"routes\"", "[-27.6, -35.8]", "[-27.6, -95.8]", KZRU_FAULT_COORDINATES, "/routes/0/geometry/coordinates/2/1",
      "-95.8", "-90 to 90" },
    { "Polygon", "[-29.5, -37.5]]", "[-29.5, -37.4]]", KZRU_FAULT_COORDINATES, "/routes/4/geometry/coordinates/0",
      "[[-29.5", "ends at the point where it starts" },
  };

  check_errors (cases, G_N_ELEMENTS (cases));
}

static void
test_bidi (void)
{
  static const FaultCase cases[] = {
    { NULL, "Exemplaria and Samplonia\"", "\xe2\x80\xab" "Exemplaria\"", KZRU_FAULT_BIDI, "/title/en", "\"\xe2\x80\xab",
      "not closed" },
    { NULL, "Exemplaria and Samplonia\"", "Exemplaria\\u2069\"", KZRU_FAULT_BIDI, "/title/en", "\"Exemplaria\\u",
      "nothing to close" },
  };

  check_errors (cases, G_N_ELEMENTS (cases));
}

/* What speaks of records that could not be read is not at fault itself. */
static void
test_unread_part (void)
{
  static const FaultCase cases[] = {
    { NULL, "\"places\": [", "\"places\": {}, \"colours\": [", KZRU_FAULT_TYPE, "/places", "{}",
      "expected an array, found an object" },
    { NULL, "\"places\": [", "\"colours\": [", KZRU_FAULT_MISSING, "", "{", "“places”" },
    { NULL, "\"passages\": [", "\"passages\": null, \"colours\": [", KZRU_FAULT_TYPE, "/passages", "null",
      "expected an array" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = change (cases[i].skip, cases[i].from, cases[i].to);
      g_autoptr(KzruFaults) faults = kzru_faults_new ();
      const KzruFault *fault = NULL;

      g_assert_null (read_text (text, strlen (text), faults));
      g_assert_cmpuint (kzru_faults_count (faults, KZRU_FAULT_ERROR), ==, 1);

      kzru_faults_sort (faults);
      for (guint j = 0; fault == NULL || fault->severity != KZRU_FAULT_ERROR; j++)
        fault = kzru_faults_get (faults, j);
      g_assert_cmpint (fault->code, ==, cases[i].code);
      g_assert_cmpstr (fault->pointer, ==, cases[i].pointer);
      g_assert_true (g_str_has_prefix (get_place (text, fault->line, fault->column), cases[i].at));
      g_assert_nonnull (strstr (fault->message, cases[i].message));
    }
}

/* Of two members of one name only one could be read. */
static void
test_twice (void)
{
  static const FaultCase cases[] = {
    { NULL, "\"importance\": 5", "\"importance\": 5, \"importance\": 4", KZRU_FAULT_VALUE, "/events/0/importance",
      "\"importance\": 4", "twice" },
  };

  check_errors (cases, G_N_ELEMENTS (cases));
}

/* All of them at once, in the order of the file. */
static void
test_many (void)
{
  g_autofree char *first = change (NULL, "\"#3584e4\"", "\"blue\"");
  g_autofree char *old = g_steal_pointer (&small);
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autofree char *last = NULL;
  g_autofree char *all = NULL;

  small = g_strdup (first);
  last = change ("\"relations\"", "\"type\": \"follows\"", "\"type\": \"fellows\"");
  g_free (small);
  small = g_strdup (last);
  all = change ("\"events\"", "\"theme\": \"treaties\"", "\"theme\": 8, \"theme\": \"\xe2\x80\xae\", \"hue\": 3");
  g_free (small);
  small = g_steal_pointer (&old);

  g_assert_null (read_text (all, strlen (all), faults));
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 6);
  g_assert_cmpuint (kzru_faults_count (faults, KZRU_FAULT_ERROR), ==, 5);
  g_assert_cmpuint (kzru_faults_count (faults, KZRU_FAULT_WARNING), ==, 1);
  g_assert_cmpstr (kzru_faults_get (faults, 0)->pointer, ==, "/themes/0/color");
  g_assert_cmpstr (kzru_faults_get (faults, 4)->pointer, ==, "/events/0/hue");
  g_assert_cmpstr (kzru_faults_get (faults, 5)->pointer, ==, "/relations/1/type");
}

/* --- The file as a whole --- */

static void
check_whole (const char    *text,
             gsize          n_bytes,
             KzruFaultCode  code,
             guint          line,
             guint          column)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();

  g_assert_null (read_text (text, n_bytes, faults));
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 1);
  g_assert_cmpint (kzru_faults_get (faults, 0)->code, ==, code);
  g_assert_cmpuint (kzru_faults_get (faults, 0)->line, ==, line);
  g_assert_cmpuint (kzru_faults_get (faults, 0)->column, ==, column);
}

static void
test_whole_text (void)
{
  check_whole ("", 0, KZRU_FAULT_SIZE, 0, 0);
  check_whole ("[]", 2, KZRU_FAULT_TYPE, 1, 1);
  check_whole ("{\n\"a\": \"\xff\xfe\"}", 11, KZRU_FAULT_ENCODING, 2, 7);
  check_whole ("{\n\"ک\": \"\xe0\x80\"}", 12, KZRU_FAULT_ENCODING, 2, 7);
  check_whole ("{\0}", 3, KZRU_FAULT_ENCODING, 1, 2);
  check_whole ("\xed\xa0\x80", 3, KZRU_FAULT_ENCODING, 1, 1);
  check_whole ("{\"a\": 1,}", 9, KZRU_FAULT_SYNTAX, 1, 9);
}

static void
test_byte_order_mark (void)
{
  g_autofree char *text = g_strconcat ("\xef\xbb\xbf", small, NULL);
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(KzruAtlas) atlas = read_text (text, strlen (text), faults);

  g_assert_nonnull (atlas);
  g_assert_cmpuint (kzru_faults_count (faults, KZRU_FAULT_WARNING), ==, 1);
}

/* A file made of faults is not made of messages. */
static void
test_endless_faults (void)
{
  g_autoptr(GString) text = g_string_new ("{\"kzru\": \"1\", \"themes\": [0");
  g_autoptr(KzruFaults) faults = kzru_faults_new ();
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, ",0");
  g_string_append (text, "]}");
  bytes = g_bytes_new (text->str, text->len);

  g_assert_null (kzru_atlas_read_bytes (bytes, faults));
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, KZRU_FAULTS_MAX);
  g_assert_cmpuint (kzru_faults_count (faults, KZRU_FAULT_ERROR), >, 200000);
}

static void
check_file (GFile         *file,
            KzruFaultCode  code)
{
  g_autoptr(KzruFaults) faults = kzru_faults_new ();

  g_assert_null (kzru_atlas_read (file, faults, NULL));
  g_assert_cmpuint (kzru_faults_get_size (faults), ==, 1);
  g_test_message ("%s", kzru_faults_get (faults, 0)->message);
  g_assert_cmpint (kzru_faults_get (faults, 0)->code, ==, code);
  g_assert_cmpstr (kzru_faults_get (faults, 0)->pointer, ==, "");
  g_assert_cmpuint (kzru_faults_get (faults, 0)->line, ==, 0);
}

/* A file of 200 MB takes no room on the disk here, and none in memory. */
static void
test_files (void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("kzru-XXXXXX", &error);
  g_autoptr(GFile) folder_file = g_file_new_for_path (folder);
  g_autofree char *path = g_build_filename (folder, "atlas.kzru.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  gboolean is_root = geteuid () == 0;

  g_assert_no_error (error);
  check_file (file, KZRU_FAULT_IO);
  check_file (folder_file, KZRU_FAULT_IO);

  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  check_file (file, KZRU_FAULT_SIZE);

  g_assert_cmpint (truncate (path, 200 * 1000 * 1000), ==, 0);
  check_file (file, KZRU_FAULT_SIZE);

  g_assert_true (g_file_set_contents (path, small, -1, NULL));
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  if (is_root)
    g_assert_cmpint (seteuid (65534), ==, 0);
  check_file (file, KZRU_FAULT_IO);
  if (is_root)
    g_assert_cmpint (seteuid (0), ==, 0);

  g_unlink (path);
  g_rmdir (folder);
}

/* What tells no size is not read without end. */
static void
test_endless_file (void)
{
  g_autoptr(GFile) file = g_file_new_for_path ("/dev/zero");

  check_file (file, KZRU_FAULT_SIZE);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  small = load_small ();

  g_test_add_func ("/atlas/faults/types", test_types);
  g_test_add_func ("/atlas/faults/missing", test_missing);
  g_test_add_func ("/atlas/faults/unknown", test_unknown);
  g_test_add_func ("/atlas/faults/values", test_values);
  g_test_add_func ("/atlas/faults/references", test_references);
  g_test_add_func ("/atlas/faults/unread-part", test_unread_part);
  g_test_add_func ("/atlas/faults/dates", test_dates);
  g_test_add_func ("/atlas/faults/coordinates", test_coordinates);
  g_test_add_func ("/atlas/faults/bidi", test_bidi);
  g_test_add_func ("/atlas/faults/twice", test_twice);
  g_test_add_func ("/atlas/faults/many", test_many);
  g_test_add_func ("/atlas/faults/whole-text", test_whole_text);
  g_test_add_func ("/atlas/faults/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/atlas/faults/endless-faults", test_endless_faults);
  g_test_add_func ("/atlas/faults/files", test_files);
  g_test_add_func ("/atlas/faults/endless-file", test_endless_file);

  status = g_test_run ();
  g_free (small);

  return status;
}
