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

/* Digits behind an Arabic title stay in their field. */
static void
test_row (void)
{
  const KzruQuotation row = { "7,\"كتاب, شعر\",1996-03-20,,x", "", "", 0, 26 };
  const KzruQuotation plain = { "7,book,1996-03-20", "", "", 0, 17 };
  KzruPassage passage = { .parts = &row, .n_parts = 1, .is_row = TRUE };
  g_autoptr (KzruQuotationText) text = kzru_quotation_text_new (&passage);
  g_autoptr (KzruQuotationText) latin = NULL;

  g_assert_cmpstr (text->text, ==, "\u20687\u2069,\u2068\"كتاب, شعر\"\u2069,\u20681996-03-20\u2069,,\u2068x\u2069");
  assert_evidence (text, 0, text->text);

  passage.parts = &plain;
  latin = kzru_quotation_text_new (&passage);
  g_assert_cmpstr (latin->text, ==, plain.exact);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/quotation/one-part", test_one_part);
  g_test_add_func ("/quotation/whole-document", test_whole_document);
  g_test_add_func ("/quotation/torn", test_torn);
  g_test_add_func ("/quotation/row", test_row);

  return g_test_run ();
}
