/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-atlas"

#include "config.h"

#include "model/kzru-atlas-reader.h"

#include <glib/gi18n-lib.h>

/* Rules between members, which no shape can express. They run after all members
 * are read, whether or not those had faults: a value that could not be read is
 * skipped here. */

static void
check_part (KzruAtlasReader     *self,
            const KzruQuotation *part,
            const KzruSource    *source)
{
  guint length;

  if (part->exact == NULL || part->start == KZRU_OFFSET_UNREAD || part->end == KZRU_OFFSET_UNREAD)
    return;

  length = g_utf8_strlen (part->exact, -1);
  if (part->end <= part->start)
    kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                             _("expected “end” to be greater than “start”"));
  else if (part->end - part->start != length)
    kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                             /* Translators: lengths in characters. */
                             _("expected “start” and “end” to be %1$u code points apart, "
                               "as long as “exact” is; they are %2$u"),
                             length, (guint) (part->end - part->start));
  else if (source != NULL && part->end > source->length)
    kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                             _("expected “end” to be at most %u, the length of the source"),
                             (guint) source->length);
}

static void
check_passages (KzruAtlasReader *self)
{
  KzruAtlas *atlas = self->atlas;
  guint n_sources = kzru_atlas_get_n_records (atlas, KZRU_RECORD_SOURCE);

  for (guint i = 0; i < kzru_atlas_get_n_records (atlas, KZRU_RECORD_PASSAGE); i++)
    {
      const KzruPassage *passage = kzru_atlas_get_passage (atlas, i);
      const KzruSource *source =
        passage->source < n_sources ? kzru_atlas_get_source (atlas, passage->source) : NULL;

      for (guint j = 0; j < passage->n_parts; j++)
        {
          g_string_printf (self->pointer, "/passages/%u/parts/%u", i, j);
          check_part (self, &passage->parts[j], source);
        }
    }
}

static void
check_figures (KzruAtlasReader *self)
{
  for (guint i = 0; i < kzru_atlas_get_n_records (self->atlas, KZRU_RECORD_FIGURE); i++)
    {
      const KzruFigure *figure = kzru_atlas_get_figure (self->atlas, i);

      /* False also where there is no greatest value, which is then not a number. */
      if (figure->max < figure->value)
        {
          g_string_printf (self->pointer, "/figures/%u/max", i);
          kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                                   _("expected “max” to be at least “value”"));
        }
    }
}

static void
check_relations (KzruAtlasReader *self)
{
  for (guint i = 0; i < kzru_atlas_get_n_records (self->atlas, KZRU_RECORD_RELATION); i++)
    {
      const KzruRelation *relation = kzru_atlas_get_relation (self->atlas, i);

      if (relation->from.kind != KZRU_RECORD_NONE && kzru_ref_equal (relation->from, relation->to))
        {
          g_string_printf (self->pointer, "/relations/%u/to", i);
          kzru_atlas_reader_error (self, KZRU_FAULT_VALUE,
                                   _("expected a relation to another record, not to itself"));
        }
    }
}

/*< private >
 * kzru_atlas_reader_check:
 * @self: a reader that has read all members
 *
 * Checks what members say against each other.
 */
void
kzru_atlas_reader_check (KzruAtlasReader *self)
{
  check_passages (self);
  check_figures (self);
  check_relations (self);
  g_string_truncate (self->pointer, 0);
}
