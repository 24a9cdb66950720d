/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

#define KZRU_TYPE_PASSAGE_CARD (kzru_passage_card_get_type ())
G_DECLARE_FINAL_TYPE (KzruPassageCard, kzru_passage_card, KZRU, PASSAGE_CARD, GtkWidget)

GtkWidget  *kzru_passage_card_new          (KzruViewState   *state,
                                            guint            passage) G_GNUC_WARN_UNUSED_RESULT;
guint       kzru_passage_card_get_passage  (KzruPassageCard *self);

G_END_DECLS
