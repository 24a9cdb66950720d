/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "model/kzru-bidi.h"
#include "tests/test-util.h"
#include "widgets/kzru-paper-text.h"
#include "widgets/kzru-pdf-balance.h"
#include "widgets/kzru-pdf-text.h"

#define WIDTH 595 /* pt */
#define HEIGHT 842 /* pt */
#define MARGIN 40 /* pt */
#define LINE_HEIGHT 20 /* pt */
#define LINES_A_PAGE 36

#define RLI "\342\201\247"
#define PDI "\342\201\251"
#define FATHA "\331\216"

/* Takes lines of many kinds out of a PDF again, with two readers that have
 * nothing in common. tests/data/paper-lines.txt has titles and quotations of the
 * shipped atlas and some lines that are harder, each after its language. */

typedef void (*ShowFunc) (cairo_t     *cr,
                          PangoLayout *layout);

typedef struct
{
  char *language;
  char *text;
} Line;

typedef struct
{
  const char *name;
  const char *command; /* %s is the file */
} Reader;

static const Reader poppler = { "pdftotext", "pdftotext '%s' -" };
static const Reader mupdf = { "mutool", "mutool draw -q -F txt -o - '%s'" };

static void
line_clear (void *data)
{
  Line *line = data;

  g_free (line->language);
  g_free (line->text);
}

static GArray *
read_lines (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "paper-lines.txt", NULL);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autofree char *text = NULL;
  g_auto (GStrv) rows = NULL;

  g_array_set_clear_func (lines, line_clear);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  rows = g_strsplit (text, "\n", -1);
  for (guint i = 0; rows[i] != NULL && rows[i][0] != '\0'; i++)
    {
      g_auto (GStrv) parts = g_strsplit (rows[i], "\t", 2);
      Line line = { g_strdup (parts[0]), g_strdup (parts[1]) };

      g_array_append_val (lines, line);
    }

  return lines;
}

static gboolean
is_rtl (const Line *line)
{
  return g_str_equal (line->language, "fa") || g_str_equal (line->language, "ar");
}

/* Lines of every language one after another: those that are far from one another
 * in the file come together. */
static GArray *
shuffle (GArray *lines)
{
  GArray *shuffled = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint step = 7, start = 0; start < step; start++)
    for (guint i = start; i < lines->len; i += step)
      g_array_append_val (shuffled, g_array_index (lines, Line, i));

  return shuffled;
}

/* Writes the lines; those of another direction begin on a new page if @apart. */
static void
write_pdf (GArray     *lines,
           gboolean    apart,
           ShowFunc    show,
           const char *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (KzruPaperText) paper = kzru_paper_text_new ("fa");
  guint row = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);
      g_autoptr (PangoLayout) layout = kzru_paper_text_set (paper, line->text, line->language, KZRU_PAPER_BODY_SIZE,
                                                            PANGO_WEIGHT_NORMAL, WIDTH - 2 * MARGIN);

      g_assert_cmpint (pango_layout_get_line_count (layout), ==, 1);
      if (row == LINES_A_PAGE || (apart && i > 0 && is_rtl (line) != is_rtl (line - 1)))
        {
          kzru_pdf_text_end_page (cr);
          cairo_show_page (cr);
          row = 0;
        }
      cairo_move_to (cr, MARGIN, MARGIN + LINE_HEIGHT * row++);
      show (cr, layout);
    }

  kzru_pdf_text_end_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
}

/* Runs a command, with the file in the place of %s. */
static char *
run (const char *command,
     const char *path)
{
  g_auto (GStrv) parts = g_strsplit (command, "%s", 2);
  g_autofree char *words = g_strconcat (parts[0], path, parts[1], NULL);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_command_line_sync (words, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return output;
}

/* Marks of direction, and the joiner that leads readers on. */
static gboolean
is_control (gunichar c)
{
  return c == 0x34f || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* What is compared of a line: all but marks of direction; or also without blanks. */
static char *
reduce (const char *text,
        gboolean    blanks)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  GString *reduced = g_string_new (NULL);
  gboolean blank = FALSE;

  g_assert_nonnull (composed);
  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_control (c))
        continue;
      if (g_unichar_isspace (c))
        {
          blank = reduced->len > 0;
          continue;
        }
      if (blank && blanks)
        g_string_append_c (reduced, ' ');
      blank = FALSE;
      g_string_append_unichar (reduced, c);
    }

  return g_string_free (reduced, FALSE);
}

/* Counts the lines that are right in the output of a reader. */
static guint
count_right (GArray     *lines,
             const char *output,
             gboolean    blanks)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) rows = g_strsplit_set (output, "\n\f", -1);
  guint right = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    g_hash_table_add (found, reduce (rows[i], blanks));

  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *wanted = reduce (g_array_index (lines, Line, i).text, blanks);

      if (g_hash_table_contains (found, wanted))
        right++;
      else
        g_test_message ("not found: %s", wanted);
    }

  return right;
}

/* How many of a hundred lines come out right. */
static double
measure (const Reader *reader,
         GArray       *lines,
         const char   *path,
         gboolean      blanks)
{
  g_autofree char *output = run (reader->command, path);
  double share = 100.0 * count_right (lines, output, blanks) / lines->len;

  g_test_message ("%s: %.1f of 100 lines right %s", reader->name, share,
                  blanks ? "with their blanks" : "but for blanks");

  return share;
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("kzru-pdf-text-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

static void
test_taken_out (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (GArray) lines = read_lines ();

  g_assert_cmpuint (lines->len, >, 100);
  write_pdf (lines, TRUE, kzru_pdf_text_show_layout, path);
  g_assert_cmpfloat (measure (&poppler, lines, path, FALSE), >=, 99);
  g_assert_cmpfloat (measure (&poppler, lines, path, TRUE), >=, 99);
  g_assert_cmpfloat (measure (&mupdf, lines, path, TRUE), ==, 100);

  g_unlink (path);
  g_rmdir (folder);
}

/* All languages on each page. */
static void
test_mixed_pages (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (GArray) lines = read_lines ();
  g_autoptr (GArray) shuffled = shuffle (lines);

  write_pdf (shuffled, FALSE, kzru_pdf_text_show_layout, path);
  g_assert_cmpfloat (measure (&poppler, lines, path, TRUE), >=, 95);
  g_assert_cmpfloat (measure (&mupdf, lines, path, TRUE), ==, 100);

  g_unlink (path);
  g_rmdir (folder);
}

/* Collects the lines of a direction; from left to right, those of one only. */
static GArray *
collect (GArray   *lines,
         gboolean  rtl)
{
  GArray *collected = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < lines->len; i++)
    if (rtl ? is_rtl (&g_array_index (lines, Line, i)) : !kzru_bidi_has_rtl (g_array_index (lines, Line, i).text))
      g_array_append_val (collected, g_array_index (lines, Line, i));

  return collected;
}

/* Single Persian and Arabic lines on pages that are mostly Latin. */
static void
test_minority (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (GArray) lines = read_lines ();
  g_autoptr (GArray) rtl = collect (lines, TRUE);
  g_autoptr (GArray) ltr = collect (lines, FALSE);
  g_autoptr (GArray) page = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < rtl->len; i++)
    {
      g_array_append_val (page, g_array_index (rtl, Line, i));
      for (guint j = 0; j < 3; j++)
        g_array_append_val (page, g_array_index (ltr, Line, (i * 3 + j) % ltr->len));
    }

  write_pdf (page, FALSE, kzru_pdf_text_show_layout, path);
  g_assert_cmpfloat (measure (&poppler, rtl, path, TRUE), >=, 99);
  g_assert_cmpfloat (measure (&poppler, ltr, path, TRUE), ==, 100);
  g_assert_cmpfloat (measure (&mupdf, page, path, TRUE), ==, 100);

  g_unlink (path);
  g_rmdir (folder);
}

static void
add_line (cairo_surface_t *surface,
          gboolean         rtl,
          guint            n_left,
          guint            n_right,
          guint            n_numbers)
{
  KzruPdfCounts counts = { 0 };

  counts[KZRU_PDF_KIND_LEFT] = n_left;
  counts[KZRU_PDF_KIND_RIGHT] = n_right;
  counts[KZRU_PDF_KIND_NUMBER] = n_numbers;
  kzru_pdf_balance_add_line (surface, rtl, counts);
}

/* Marks are put only where lines need them that cannot do without. */
static void
test_balance (void)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (NULL, WIDTH, HEIGHT);

  g_assert_cmpint (kzru_pdf_balance_end_page (surface), ==, 0);

  add_line (surface, FALSE, 500, 0, 10);
  g_assert_false (kzru_pdf_balance_is_mixed (surface));
  add_line (surface, TRUE, 0, 60, 0);
  g_assert_true (kzru_pdf_balance_is_mixed (surface));
  g_assert_cmpint (kzru_pdf_balance_end_page (surface), ==, 0);

  add_line (surface, FALSE, 500, 0, 10);
  add_line (surface, TRUE, 0, 60, 1);
  g_assert_cmpint (kzru_pdf_balance_end_page (surface), >, 440);
  g_assert_cmpint (kzru_pdf_balance_end_page (surface), ==, 0);

  add_line (surface, TRUE, 0, 500, 0);
  add_line (surface, FALSE, 60, 10, 0);
  g_assert_cmpint (kzru_pdf_balance_end_page (surface), <, -450);

  /* A passage counts for more than a reference, but not for any number of them. */
  add_line (surface, TRUE, 0, 60, 1);
  for (guint i = 0; i < 2; i++)
    add_line (surface, FALSE, 60, 10, 0);
  g_assert_cmpint (kzru_pdf_balance_end_page (surface), >, 0);
  add_line (surface, TRUE, 0, 60, 1);
  for (guint i = 0; i < 9; i++)
    add_line (surface, FALSE, 10, 60, 0);
  g_assert_cmpint (kzru_pdf_balance_end_page (surface), <, 0);

  cairo_surface_destroy (surface);
}

/* Reads the pixels of a picture of greys (PGM) after its head. */
static const guchar *
get_pixels (GBytes *picture,
            gsize  *n)
{
  gsize size;
  const char *data = g_bytes_get_data (picture, &size);
  guint64 width, height;
  char *end = NULL;

  g_assert_true (size > 3 && memcmp (data, "P5\n", 3) == 0);
  width = g_ascii_strtoull (data + 3, &end, 10);
  height = g_ascii_strtoull (end, &end, 10);
  g_assert_cmpuint (g_ascii_strtoull (end, &end, 10), ==, 255);
  *n = width * height;
  g_assert_cmpuint ((gsize) (end + 1 - data) + *n, ==, size);

  return (const guchar *) end + 1;
}

static GBytes *
draw_page (const char *pdf)
{
  g_autofree char *path = g_strconcat (pdf, ".pgm", NULL);
  g_autofree char *command = g_strdup_printf ("pdftoppm -r 300 -gray -singlefile '%%s' '%s'", pdf);
  char *picture = NULL;
  gsize size;

  g_free (run (command, pdf));
  g_assert_true (g_file_get_contents (path, &picture, &size, NULL));
  g_unlink (path);

  return g_bytes_new_take (picture, size);
}

/* Compares two drawings of the first page: the difference, as a share of the ink.
 * Glyphs are placed on quarters of pixels and outlines are not, so there always is
 * some; without the marks it is twice as much. */
static double
compare_pages (const char *pdf,
               const char *other)
{
  g_autoptr (GBytes) picture = draw_page (pdf);
  g_autoptr (GBytes) reference = draw_page (other);
  double ink = 0, difference = 0;
  gsize n, m;
  const guchar *a = get_pixels (picture, &n);
  const guchar *b = get_pixels (reference, &m);

  g_assert_cmpuint (n, ==, m);
  for (gsize i = 0; i < n; i++)
    {
      ink += 255 - b[i];
      difference += ABS (a[i] - b[i]);
    }
  g_assert_cmpfloat (ink, >, 0);

  return difference / ink;
}

/* Picks the lines in which most is not drawn as a glyph: with marks over letters. */
static GArray *
pick_marked (GArray *lines)
{
  GArray *marked = g_array_new (FALSE, FALSE, sizeof (Line));

  for (guint i = 0; i < lines->len; i++)
    if (strstr (g_array_index (lines, Line, i).text, FATHA) != NULL)
      g_array_append_val (marked, g_array_index (lines, Line, i));

  return marked;
}

/* It looks as Pango draws it. */
static void
test_looks_the_same (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *ours = g_build_filename (folder, "ours.pdf", NULL);
  g_autofree char *theirs = g_build_filename (folder, "theirs.pdf", NULL);
  g_autoptr (GArray) lines = read_lines ();
  g_autoptr (GArray) marked = pick_marked (lines);
  double difference;

  write_pdf (marked, FALSE, kzru_pdf_text_show_layout, ours);
  write_pdf (marked, FALSE, pango_cairo_show_layout, theirs);
  difference = compare_pages (ours, theirs);
  g_test_message ("%.2f %% of the ink differs", difference * 100);
  g_assert_cmpfloat (difference, <, 0.06);

  g_unlink (ours);
  g_unlink (theirs);
  g_rmdir (folder);
}

/* The file is valid; its fonts are in it, and no pictures of letters. */
static void
test_sound (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  g_autoptr (GArray) lines = read_lines ();
  g_autofree char *fonts = NULL;
  g_autofree char *images = NULL;
  g_autofree char *checked = NULL;
  g_auto (GStrv) rows = NULL;
  const char *column;
  guint n_fonts = 0;

  write_pdf (lines, FALSE, kzru_pdf_text_show_layout, path);
  checked = run ("qpdf --check '%s'", path);
  images = run ("pdfimages -list '%s'", path);
  g_assert_null (strstr (images, "image "));

  fonts = run ("pdffonts '%s'", path);
  rows = g_strsplit (fonts, "\n", -1);
  column = strstr (rows[0], "emb ");
  g_assert_nonnull (column);
  for (guint i = 2; rows[i] != NULL && rows[i][0] != '\0'; i++, n_fonts++)
    g_assert_true (g_str_has_prefix (rows[i] + (column - rows[0]), "yes "));
  g_assert_cmpuint (n_fonts, >, 2);

  g_unlink (path);
  g_rmdir (folder);
}

/* Writes a text, and takes it out again. */
static char *
write_and_read (PangoLayout *layout)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "out.pdf", NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autofree char *text = NULL;
  double x, y;

  cairo_move_to (cr, MARGIN, MARGIN);
  kzru_pdf_text_show_layout (cr, layout);
  cairo_get_current_point (cr, &x, &y);
  g_assert_cmpfloat (x, ==, MARGIN);
  g_assert_cmpfloat (y, ==, MARGIN);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  text = run (mupdf.command, path);
  g_unlink (path);
  g_rmdir (folder);

  return reduce (text, TRUE);
}

/* Of a text that is cut short nothing is in the file that is not to be seen. */
static void
test_cut_short (void)
{
  static const char * const languages[] = { "en", "fa" };
  static const char * const texts[] = { "Treaty of Friendship", "معاهدهٔ دوستی و همکاری" };
  static const char * const starts[] = { "Tre", "معا" };
  g_autoptr (KzruPaperText) paper = kzru_paper_text_new ("en");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PangoLayout) layout = kzru_paper_text_set (paper, texts[i], languages[i], KZRU_PAPER_BODY_SIZE,
                                                            PANGO_WEIGHT_NORMAL, 40);
      g_autofree char *text = NULL;

      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      g_assert_true (pango_layout_is_ellipsized (layout));
      text = write_and_read (layout);
      g_assert_true (g_str_has_prefix (text, starts[i]));
      g_assert_true (g_str_has_suffix (text, "…"));
      g_assert_cmpint (g_utf8_strlen (text, -1), <, 12);
    }
}

/* The same glyph may stand for another letter elsewhere: in mirrored brackets,
 * and where letters of two languages look alike. */
static void
test_same_glyph (void)
{
  static const char text[] = "(a) " RLI "(ب)" PDI " [c] " RLI "[د]" PDI " (e)";
  g_autoptr (KzruPaperText) paper = kzru_paper_text_new ("en");
  g_autoptr (PangoLayout) layout = kzru_paper_text_set (paper, text, "en", KZRU_PAPER_BODY_SIZE,
                                                        PANGO_WEIGHT_NORMAL, -1);
  g_autofree char *taken = write_and_read (layout);

  g_assert_cmpstr (taken, ==, "(a) (ب) [c] [د] (e)");
}

/* Elsewhere than in a PDF Pango draws the text. */
static void
test_picture (void)
{
  g_autoptr (KzruPaperText) paper = kzru_paper_text_new ("fa");
  g_autoptr (PangoLayout) layout = kzru_paper_text_set (paper, "سلام Salam", NULL, KZRU_PAPER_BODY_SIZE,
                                                        PANGO_WEIGHT_NORMAL, -1);
  cairo_surface_t *surfaces[2];

  for (guint i = 0; i < 2; i++)
    {
      cairo_t *cr;

      surfaces[i] = cairo_image_surface_create (CAIRO_FORMAT_A8, 100, 30);
      cr = cairo_create (surfaces[i]);
      cairo_move_to (cr, 5, 5);
      (i == 0 ? kzru_pdf_text_show_layout : pango_cairo_show_layout) (cr, layout);
      cairo_destroy (cr);
      cairo_surface_flush (surfaces[i]);
    }

  g_assert_cmpmem (cairo_image_surface_get_data (surfaces[0]), cairo_image_surface_get_stride (surfaces[0]) * 30,
                   cairo_image_surface_get_data (surfaces[1]), cairo_image_surface_get_stride (surfaces[1]) * 30);
  for (guint i = 0; i < 2; i++)
    cairo_surface_destroy (surfaces[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pdf-text/taken-out", test_taken_out);
  g_test_add_func ("/pdf-text/mixed-pages", test_mixed_pages);

  g_test_add_func ("/pdf-text/minority", test_minority);
  g_test_add_func ("/pdf-text/balance", test_balance);
  g_test_add_func ("/pdf-text/looks-the-same", test_looks_the_same);
  g_test_add_func ("/pdf-text/sound", test_sound);
  g_test_add_func ("/pdf-text/cut-short", test_cut_short);
  g_test_add_func ("/pdf-text/same-glyph", test_same_glyph);
  g_test_add_func ("/pdf-text/picture", test_picture);

  return g_test_run ();
}
