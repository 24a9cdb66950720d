/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "tests/widgets/test-timeline-util.h"

/* What a screen reader says of a timeline. */

/* Each mark is spoken with its date in the first of the reader's calendars, and in
 * the reader's language. */
static void
test_spoken (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const persian[] = { "fa", "en", NULL };
  static const char * const three[] = { "persian", "gregorian", "islamic-civil", NULL };
  KzruTimeline *timeline = KZRU_TIMELINE (fixture->timeline);
  guint treaty = test_find (fixture->atlas, "treaty-of-calm-waters-1998").index;
  GtkWidget *mark;

  kzru_view_state_set_calendars (fixture->state, three);
  test_rest ();
  mark = kzru_timeline_get_mark_widget (timeline, treaty);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_ROLE_OPTION);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Treaty of Calm Waters, Ordibehesht 14, 1377 AP, "
                                       "or, by another claim: Farvardin 1 – Esfand 29, 1377 AP");

  kzru_view_state_set_languages (fixture->state, persian);
  test_rest ();
  mark = kzru_timeline_get_mark_widget (timeline, treaty);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "پیمان آب‌های آرام, ۱۴ اردیبهشت ۱۳۷۷, "
                                       "or, by another claim: ۱ فروردین تا ۲۹ اسفند ۱۳۷۷");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  TEST_TIMELINE ("/timeline-spoken/dates", test_spoken);

  return g_test_run ();
}
