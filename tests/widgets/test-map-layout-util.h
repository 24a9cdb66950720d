/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <pango/pangocairo.h>

#include "tests/test-map-util.h"
#include "widgets/kzru-map-layout.h"

/* What tests of the layout of maps start with. No display is needed for them: a layout
 * is numbers. */

static const char * const test_english[] = { "en", NULL };

typedef struct
{
  KzruAtlas *atlas;
  KzruBaseMap *base_map;
  KzruMapContent *content;
  KzruMapTexts *texts;
} Fixture;

/* Adds a test of the map of an atlas of tests/data. */
#define TEST_MAP(path, file, function) \
  g_test_add (path, Fixture, file, test_set_up_map, function, test_tear_down_map)

static inline void
test_set_up_map (Fixture       *fixture,
                 gconstpointer  file)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans 10");

  pango_context_set_font_description (context, font);
  fixture->atlas = test_read_atlas (file);
  fixture->base_map = kzru_base_map_dup_bundled ();
  g_assert_nonnull (fixture->base_map);
  fixture->content = kzru_map_content_new (fixture->atlas, fixture->base_map);
  fixture->texts = kzru_map_texts_new (context);
  g_object_unref (context);
}

static inline void
test_tear_down_map (Fixture       *fixture,
                    gconstpointer  file)
{
  kzru_map_texts_unref (fixture->texts);
  kzru_map_content_unref (fixture->content);
  kzru_base_map_unref (fixture->base_map);
  g_assert_finalize_object (fixture->atlas);
}

static inline KzruMapLayout *
test_lay_out_map (Fixture            *fixture,
                  KzruMapFrame        frame,
                  const char * const *languages)
{
  KzruMapParams params = {
    .content = fixture->content,
    .frame = frame,
    .texts = fixture->texts,
    .languages = languages,
  };

  return kzru_map_layout_new (&params);
}
