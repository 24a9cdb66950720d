/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-quotation.h"

static void
assert_evidence (const KzruQuotationText *text,
                 guint                    index,
                 const char              *expected)
{
  KzruTextRange range = text->evidence[index];
  g_autofree char *words = g_strndup (text->text + range.start, range.end - range.start);

  g_assert_cmpstr (words, ==, expected);
}

static void
test_one_part (void)
{
  const KzruQuotation part = { "the  treaty\n", "They signed ", "of 1992.", 40, 51 };
  const KzruPassage passage = { .parts = &part, .n_parts = 1 };
  g_autoptr (KzruQuotationText) text = kzru_quotation_text_new (&passage);

  g_assert_cmpstr (text->text, ==, "… They signed the treaty of 1992. …");
  g_assert_cmpuint (text->n_evidence, ==, 1);
  assert_evidence (text, 0, "the treaty");
}

/* At the ends of a document nothing was left out. */
static void
test_whole_document (void)
{
  const KzruQuotation part = { "کل متن", "", "", 0, 6 };
  const KzruPassage passage = { .parts = &part, .n_parts = 1 };
  g_autoptr (KzruQuotationText) text = kzru_quotation_text_new (&passage);

  g_assert_cmpstr (text->text, ==, "کل متن");
  assert_evidence (text, 0, "کل متن");
}

static void
test_torn (void)
{
  const KzruQuotation parts[] = {
    { "the first half", "Before ", " footnote", 7, 21 },
    { "and the second", "footnote ", " after", 60, 74 },
  };
  const KzruPassage passage = { .parts = parts, .n_parts = 2 };
  g_autoptr (KzruQuotationText) text = kzru_quotation_text_new (&passage);

  g_assert_cmpstr (text->text, ==, "… Before the first half … and the second after …");
  assert_evidence (text, 0, "the first half");
  assert_evidence (text, 1, "and the second");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quotation/one-part", test_one_part);
  g_test_add_func ("/quotation/whole-document", test_whole_document);
  g_test_add_func ("/quotation/torn", test_torn);

  return g_test_run ();
}
