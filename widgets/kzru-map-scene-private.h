/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-map-loader.h"
#include "model/kzru-place-gatherer.h"
#include "widgets/kzru-map-scene.h"

G_BEGIN_DECLS

struct _KzruMapScene
{
  GObject parent_instance;

  KzruViewState *view_state;
  GSignalGroup *view_state_signals;
  ShumateViewport *viewport;
  PangoContext *context;

  KzruMapLoader *loader;   /* makes the content */
  KzruMapContent *content; /* borrowed; NULL until asked for, and a little longer for a large table */
  KzruMapTexts *texts;     /* NULL until asked for */
  KzruMapLayout *layout;   /* NULL until asked for; may be of a picture of before */
  KzruPlaceClusters *clusters; /* of the last layout; NULL if others may be shown now */
  KzruMapLines *lines;         /* likewise */
  KzruPlaceGatherer *gatherer; /* makes the clusters of a large table */
  KzruMapStyle style;

  int width;
  int height;
  GArray *taken; /* KzruScreenBox */
  KzruRef focused;
  gboolean is_bare; /* nothing of the base map is named */
  guint rest_id;
  guint n_rest_steps;
};

G_END_DECLS
