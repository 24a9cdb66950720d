/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/kzru-bidi.h"
#include "model/kzru-terminal-text.h"

#include <string.h>

static void
test_width (void)
{
  g_assert_cmpuint (kzru_terminal_text_get_width (""), ==, 0);
  g_assert_cmpuint (kzru_terminal_text_get_width ("Aktau"), ==, 5);
  g_assert_cmpuint (kzru_terminal_text_get_width ("Қазақстан"), ==, 9);
  g_assert_cmpuint (kzru_terminal_text_get_width ("哈萨克"), ==, 6);
  /* Two words joined by ZWNJ, and a letter with a mark above it. */
  g_assert_cmpuint (kzru_terminal_text_get_width ("آب‌های"), ==, 5);
  g_assert_cmpuint (kzru_terminal_text_get_width ("e\314\201"), ==, 1);
}

static void
test_clean (void)
{
  g_autofree char *clean = kzru_terminal_text_clean ("a\tb\nc\033[31md\302\233e\r\nf\rg");

  g_assert_cmpstr (clean, ==, "a b c�[31md�e f g");
}

static void
test_isolate (void)
{
  g_autofree char *ltr = kzru_terminal_text_isolate ("Договор 1998");
  g_autofree char *rtl = kzru_terminal_text_isolate ("پیمان 1998");

  g_assert_cmpstr (ltr, ==, "Договор 1998");
  g_assert_cmpstr (rtl, ==, "\342\201\250پیمان 1998\342\201\251");
  g_assert_cmpuint (kzru_terminal_text_get_width (rtl), ==, 10);
}

static void
test_cut (void)
{
  static const struct
  {
    const char *text;
    guint       width;
    const char *expected;
  } cases[] = {
    { "Aktau", 5, "Aktau" },
    { "Aktau", 4, "Akt…" },
    { "Aktau", 1, "…" },
    { "哈萨克", 6, "哈萨克" },
    { "哈萨克", 5, "哈萨…" },
    /* Half of a wide character cannot be had. */
    { "哈萨克", 4, "哈…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = kzru_terminal_text_cut (cases[i].text, cases[i].width);

      g_assert_cmpstr (cut, ==, cases[i].expected);
    }
}

static void
assert_wrapped (const char *text,
                guint       width,
                const char *expected)
{
  g_auto (GStrv) lines = kzru_terminal_text_wrap (text, width, "en");
  g_autofree char *joined = g_strjoinv ("|", lines);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_wrap (void)
{
  assert_wrapped ("", 10, "");
  assert_wrapped ("one two three", 20, "one two three");
  assert_wrapped ("one two three", 7, "one two|three");
  assert_wrapped ("one two three", 8, "one two|three");
  assert_wrapped ("one two three", 3, "one|two|three");
  /* What is too wide stands out, and takes nothing with it. */
  assert_wrapped ("a joint-exercise-2017 b", 9, "a|joint-exercise-2017|b");
  assert_wrapped ("a transcontinental b", 4, "a|transcontinental|b");
  /* No line starts with a closing mark, nor ends with an opening one. */
  assert_wrapped ("ab (cd) ef", 5, "ab|(cd)|ef");
  assert_wrapped ("پیمان آب‌های آرام", 11, "پیمان آب‌های|آرام");
  assert_wrapped ("哈萨克斯坦", 4, "哈萨|克斯|坦");
}

#define FSI "\342\201\250"
#define PDI "\342\201\251"

/* Every line is a paragraph to a terminal: none may leave an isolate open. */
static void
test_wrap_isolates (void)
{
  assert_wrapped ("a " FSI "b c" PDI " d", 3, "a " FSI "b" PDI "|" FSI "c" PDI " d");
  assert_wrapped (FSI "a " FSI "b c" PDI " d" PDI, 1,
                  FSI "a" PDI "|" FSI FSI "b" PDI PDI "|" FSI FSI "c" PDI PDI "|" FSI "d" PDI);
}

/* Whatever the width, no word is lost and none changes its place. */
static void
test_wrap_keeps_words (void)
{
  const char *text = "… از سوی دیگر، قزاقستان (در ۲۰۱۷) «Middle Corridor» را دور می‌زند.";

  for (guint width = 1; width < 80; width++)
    {
      g_auto (GStrv) lines = kzru_terminal_text_wrap (text, width, "fa");
      g_autofree char *joined = g_strjoinv (" ", lines);

      g_assert_cmpstr (joined, ==, text);
    }
}

static void
test_lead (void)
{
  static const struct
  {
    const char *text;
    gboolean rtl;
    const char *expected;
  } cases[] = {
    { "«a.json» باز نمی‌شود", TRUE, "\342\200\217«a.json» باز نمی‌شود" },
    { "“نقشه” cannot be opened", FALSE, "\342\200\216“نقشه” cannot be opened" },
    { "پروندهٔ a.json", TRUE, "پروندهٔ a.json" },
    { "“a.json” is open", FALSE, "“a.json” is open" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *led = kzru_bidi_lead (cases[i].text, cases[i].rtl);

      g_assert_cmpstr (led, ==, cases[i].expected);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/terminal-text/width", test_width);
  g_test_add_func ("/terminal-text/clean", test_clean);
  g_test_add_func ("/terminal-text/isolate", test_isolate);
  g_test_add_func ("/terminal-text/lead", test_lead);
  g_test_add_func ("/terminal-text/cut", test_cut);
  g_test_add_func ("/terminal-text/wrap", test_wrap);
  g_test_add_func ("/terminal-text/wrap-isolates", test_wrap_isolates);
  g_test_add_func ("/terminal-text/wrap-keeps-words", test_wrap_keeps_words);

  return g_test_run ();
}
