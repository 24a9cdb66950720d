/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-bidi-check"

#include "config.h"

#include "model/kzru-bidi-check.h"

enum
{
  LRE = 0x202a,
  RLE = 0x202b,
  PDF = 0x202c,
  LRO = 0x202d,
  RLO = 0x202e,
  LRI = 0x2066,
  RLI = 0x2067,
  FSI = 0x2068,
  PDI = 0x2069,
};

static void
open_control (KzruBidiCheck *self,
              gboolean       is_isolate)
{
  if (self->depth < KZRU_BIDI_MAX_DEPTH)
    self->is_isolate[self->depth++] = is_isolate;
  else
    self->n_open++;
}

/* A PDF closes the innermost embedding, but not one outside of an isolate. */
static void
close_embedding (KzruBidiCheck *self)
{
  if (self->depth > 0 && !self->is_isolate[self->depth - 1])
    self->depth--;
  else
    self->n_stray++;
}

/* A PDI closes the innermost isolate together with the embeddings in it; those
 * were left open, but can harm no longer. */
static void
close_isolate (KzruBidiCheck *self)
{
  guint depth = self->depth;

  while (depth > 0 && !self->is_isolate[depth - 1])
    depth--;

  if (depth > 0)
    self->depth = depth - 1;
  else
    self->n_stray++;
}

/**
 * kzru_bidi_check_start:
 * @self: a check
 *
 * Begins with a new text.
 */
void
kzru_bidi_check_start (KzruBidiCheck *self)
{
  self->depth = 0;
  self->n_open = 0;
  self->n_stray = 0;
}

/**
 * kzru_bidi_check_feed:
 * @self: a check
 * @c: the next character of the text
 *
 * Takes one character into account. The end of a paragraph (UAX #9, class B)
 * ends what is open, so that a control does not close beyond it.
 */
void
kzru_bidi_check_feed (KzruBidiCheck *self,
                      gunichar       c)
{
  switch (c)
    {
    case LRE:
    case RLE:
    case LRO:
    case RLO:
      open_control (self, FALSE);
      break;

    case LRI:
    case RLI:
    case FSI:
      open_control (self, TRUE);
      break;

    case PDF:
      close_embedding (self);
      break;

    case PDI:
      close_isolate (self);
      break;

    case 0x000a:
    case 0x000d:
    case 0x001c:
    case 0x001d:
    case 0x001e:
    case 0x0085:
    case 0x2029:
      self->n_open += self->depth;
      self->depth = 0;
      break;

    default:
      break;
    }
}

/**
 * kzru_bidi_check_finish:
 * @self: a check
 *
 * Ends the text.
 *
 * Returns: whether all controls opened and closed in pairs; if not, the counts
 *   in @self tell how many did not
 */
gboolean
kzru_bidi_check_finish (KzruBidiCheck *self)
{
  self->n_open += self->depth;
  self->depth = 0;

  return self->n_open == 0 && self->n_stray == 0;
}
