/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/kzru-bidi-check.h"

/* R: embedding, O: override, I: isolate, p: PDF, i: PDI, n: end of a paragraph. */
static gunichar
decode (char c)
{
  switch (c)
    {
    case 'R':
      return 0x202b;
    case 'O':
      return 0x202d;
    case 'I':
      return 0x2068;
    case 'p':
      return 0x202c;
    case 'i':
      return 0x2069;
    case 'n':
      return 0x2029;
    default:
      return c;
    }
}

static void
check (const char *controls,
       guint       n_open,
       guint       n_stray)
{
  KzruBidiCheck state;

  kzru_bidi_check_start (&state);
  for (const char *c = controls; *c != '\0'; c++)
    kzru_bidi_check_feed (&state, decode (*c));

  g_test_message ("%s", controls);
  g_assert_cmpint (kzru_bidi_check_finish (&state), ==, n_open == 0 && n_stray == 0);
  g_assert_cmpuint (state.n_open, ==, n_open);
  g_assert_cmpuint (state.n_stray, ==, n_stray);
}

static void
test_closed (void)
{
  check ("", 0, 0);
  check ("x", 0, 0);
  check ("RxpOxpIxi", 0, 0);
  check ("RROxppp", 0, 0);
  check ("RIRxpip", 0, 0);
  check ("RxpnIxi", 0, 0);
}

static void
test_open (void)
{
  check ("R", 1, 0);
  check ("IRxp", 1, 0);
  check ("RRxp", 1, 0);
  check ("RxnRx", 2, 0);
}

static void
test_stray (void)
{
  check ("p", 0, 1);
  check ("Rxpp", 0, 1);
  check ("xi", 0, 1);
  check ("Rxnp", 1, 1);
}

/* An isolate closes what was left open in it, and a PDF reaches not out of it. */
static void
test_isolate (void)
{
  check ("IRRi", 0, 0);
  check ("RIpip", 0, 1);
  check ("RIxi", 1, 0);
}

static void
test_too_deep (void)
{
  KzruBidiCheck state;

  kzru_bidi_check_start (&state);
  for (guint i = 0; i < 2 * KZRU_BIDI_MAX_DEPTH; i++)
    kzru_bidi_check_feed (&state, 0x202b);
  g_assert_false (kzru_bidi_check_finish (&state));
  g_assert_cmpuint (state.n_open, ==, 2 * KZRU_BIDI_MAX_DEPTH);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/bidi-check/closed", test_closed);
  g_test_add_func ("/bidi-check/open", test_open);
  g_test_add_func ("/bidi-check/stray", test_stray);
  g_test_add_func ("/bidi-check/isolate", test_isolate);
  g_test_add_func ("/bidi-check/too-deep", test_too_deep);

  return g_test_run ();
}
