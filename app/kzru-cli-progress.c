/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include "app/kzru-cli-progress.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

/* A bar on standard error, if that is a terminal and there is time to look at
 * it. Ctrl+C does not end the program at once, or parts of files would be left:
 * it is only noted. */

#define WIDTH 40      /* columns */
#define DELAY_MS 400  /* before the bar appears */
#define PERIOD_MS 100 /* between two pictures of it */

static volatile sig_atomic_t caught; /* the signal */
static struct sigaction old_actions[2];
static const int caught_signals[2] = { SIGINT, SIGTERM };
static gint64 next_picture; /* µs */
static gboolean is_drawn;

static void
catch_cb (int number)
{
  caught = number;
}

/**
 * kzru_cli_progress_begin:
 *
 * Starts something that may take long.
 */
void
kzru_cli_progress_begin (void)
{
  struct sigaction action = { .sa_handler = catch_cb };

  caught = 0;
  is_drawn = FALSE;
  next_picture = g_get_monotonic_time () + DELAY_MS * 1000;
  sigemptyset (&action.sa_mask);
  for (guint i = 0; i < G_N_ELEMENTS (caught_signals); i++)
    sigaction (caught_signals[i], &action, &old_actions[i]);
}

static void
draw (double part)
{
  int filled = (int) (CLAMP (part, 0, 1) * WIDTH + 0.5);

  fputs ("\r[", stderr);
  for (int i = 0; i < WIDTH; i++)
    fputc (i < filled ? '#' : ' ', stderr);
  fprintf (stderr, "] %3d%%", (int) (CLAMP (part, 0, 1) * 100 + 0.5));
  fflush (stderr);
}

/**
 * kzru_cli_progress_go_on:
 * @part: how much is done, from 0 to 1
 *
 * Tells how far it has come.
 *
 * Returns: whether to go on; not if the user or the system wants an end
 */
gboolean
kzru_cli_progress_go_on (double part)
{
  gint64 now = g_get_monotonic_time ();

  if (now >= next_picture && isatty (STDERR_FILENO))
    {
      draw (part);
      is_drawn = TRUE;
      next_picture = now + PERIOD_MS * 1000;
    }

  return caught == 0;
}

/**
 * kzru_cli_progress_end:
 *
 * Wipes the bar away.
 */
void
kzru_cli_progress_end (void)
{
  if (is_drawn)
    {
      fprintf (stderr, "\r%*s\r", WIDTH + 8, "");
      fflush (stderr);
    }
  is_drawn = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (caught_signals); i++)
    sigaction (caught_signals[i], &old_actions[i], NULL);
}

/**
 * kzru_cli_progress_die:
 *
 * Ends the program as the signal that was caught would have, once everything is
 * cleared away: a shell learns that it was interrupted. If there was none,
 * nothing happens.
 */
void
kzru_cli_progress_die (void)
{
  if (caught != 0)
    raise (caught);
}
