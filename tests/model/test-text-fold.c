/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-text-fold.h"

/* What a reader takes for the same text, though the letters differ. */
static void
test_alike (void)
{
  static const struct
  {
    const char *a, *b;
  } cases[] = {
    { "Putin", "PUTIN" },
    { "می‌شود", "میشود" },   /* with and without ZWNJ */
    { "كريدور", "کریدور" },  /* Arabic and Persian kaf and yeh */
    { "آستانه", "استانه" },
    { "مُعاهَدة", "معاهده" },
    { "کشـــور", "کشور" },   /* tatweel */
    { "۱۹۹۲", "1992" },
    { "٢٠٢٥", "2025" },
    { "Алёна", "алена" },
    { "ҚАЗАҚСТАН", "қазақстан" },
    { "a \n\t b", "a b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = kzru_text_fold (cases[i].a);
      g_autofree char *b = kzru_text_fold (cases[i].b);

      g_assert_cmpstr (a, ==, b);
    }
}

static void
test_different (void)
{
  static const struct
  {
    const char *a, *b;
  } cases[] = {
    { "روس", "روش" },
    { "қала", "кала" }, /* Kazakh qaf is a letter of its own */
    { "1992", "1993" },
    { "ab", "a b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *a = kzru_text_fold (cases[i].a);
      g_autofree char *b = kzru_text_fold (cases[i].b);

      g_assert_cmpstr (a, !=, b);
    }
}

static void
test_idempotent (void)
{
  g_autofree char *once = kzru_text_fold ("Қазақстан – Ресей ۱۳۷۸ مُعاهَدة");
  g_autofree char *twice = kzru_text_fold (once);

  g_assert_cmpstr (once, ==, twice);
}

static void
test_digits (void)
{
  g_autofree char *persian = kzru_text_fold_digits ("۱۹۹۲-۰۷~");
  g_autofree char *arabic = kzru_text_fold_digits ("٢٠١٧/..");
  g_autofree char *ascii = kzru_text_fold_digits ("199X Қазақстан");

  g_assert_cmpstr (persian, ==, "1992-07~");
  g_assert_cmpstr (arabic, ==, "2017/..");
  g_assert_cmpstr (ascii, ==, "199X Қазақстан");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-fold/alike", test_alike);
  g_test_add_func ("/text-fold/different", test_different);
  g_test_add_func ("/text-fold/idempotent", test_idempotent);
  g_test_add_func ("/text-fold/digits", test_digits);

  return g_test_run ();
}
