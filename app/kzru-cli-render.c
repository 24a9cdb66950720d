/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-cli"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/kzru-cli-private.h"
#include "model/kzru-base-map.h"
#include "model/kzru-output-file.h"
#include "widgets/kzru-base-map-source.h"
#include "widgets/kzru-map-picture.h"
#include "widgets/kzru-svg.h"
#include "widgets/kzru-timeline-picture.h"

#define DEFAULT_WIDTH 1600
#define DEFAULT_HEIGHT 900
#define MIN_SIDE 100
#define MAX_SIDE 30000 /* px; cairo's pictures end at 32767 */
#define MAX_PIXELS 4e8 /* four bytes each */

typedef enum
{
  FORMAT_PNG,
  FORMAT_SVG,
} Format;

typedef struct
{
  Format format;
  gboolean is_map;
  guint width;  /* px, before it is magnified */
  guint height;
  double scale;
  double box[4]; /* degrees: west, south, east, north */
} Picture;

static gboolean
read_format (const char *output,
             Format     *format)
{
  g_autofree char *folded = g_ascii_strdown (output, -1);

  if (g_str_has_suffix (folded, ".png"))
    {
      *format = FORMAT_PNG;
      return TRUE;
    }
  if (g_str_has_suffix (folded, ".svg"))
    {
      *format = FORMAT_SVG;
      return TRUE;
    }

  kzru_cli_complain (_("%s: its name does not say what to write; expected one that ends with .png or .svg"), output);
  return FALSE;
}

static gboolean
read_size (const KzruCliOptions *options,
           Picture              *picture)
{
  picture->width = DEFAULT_WIDTH;
  picture->height = DEFAULT_HEIGHT;
  picture->scale = options->scale;

  if (options->size != NULL
      && !kzru_cli_read_size (options->size, MIN_SIDE, MAX_SIDE, &picture->width, &picture->height))
    {
      kzru_cli_complain (_("--size %s: expected width and height in pixels, from %dx%d to %dx%d"),
                         options->size, MIN_SIDE, MIN_SIDE, MAX_SIDE, MAX_SIDE);
      return FALSE;
    }

  if (!(picture->scale > 0) || !(picture->width * picture->scale <= MAX_SIDE)
      || !(picture->height * picture->scale <= MAX_SIDE)
      || !(picture->width * picture->scale * picture->height * picture->scale <= MAX_PIXELS)
      || picture->width * picture->scale < 1 || picture->height * picture->scale < 1)
    {
      kzru_cli_complain (_("--size and --scale: the picture would have no pixels, or more than there is room for"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_picture (const KzruCliOptions *options,
              Picture              *picture)
{
  const char *view = options->view != NULL ? options->view : "timeline";

  if (!g_str_equal (view, "timeline") && !g_str_equal (view, "map"))
    {
      kzru_cli_complain (_("--view %s: there is no such view; expected timeline or map"), view);
      return FALSE;
    }

  picture->is_map = g_str_equal (view, "map");
  if (options->bbox != NULL && !kzru_cli_read_box (options->bbox, picture->box))
    return FALSE;

  return read_format (options->output, &picture->format) && read_size (options, picture);
}

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  return kzru_output_file_write (closure, data, length) ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
is_shown (KzruRef  ref,
          gpointer user_data)
{
  return kzru_view_state_is_shown_on_map (user_data, ref);
}

/* The part of the world that --bbox asks for. */
static KzruMapFrame
get_frame (const Picture *picture)
{
  KzruMercator south_west = kzru_mercator_from_point ((KzruPoint) { picture->box[0], picture->box[1] });
  KzruMercator north_east = kzru_mercator_from_point ((KzruPoint) { picture->box[2], picture->box[3] });
  KzruMercatorBox box = KZRU_MERCATOR_BOX_EMPTY;

  if (north_east.x < south_west.x)
    north_east.x += 1;
  kzru_mercator_box_include (&box, south_west);
  kzru_mercator_box_include (&box, north_east);

  return kzru_map_frame_fit (&box, picture->width, picture->height, 0, 0, KZRU_MAP_MAX_ZOOM);
}

static void
paint_map (const Picture        *picture,
           const KzruCliOptions *options,
           KzruViewState        *state,
           cairo_t              *cr)
{
  g_autoptr (KzruBaseMap) base_map = kzru_base_map_dup_bundled ();
  g_autoptr (KzruMapContent) content = kzru_map_content_new (kzru_view_state_get_atlas (state), base_map);
  KzruMapFrame frame = get_frame (picture);
  gint64 instant;
  KzruMapPicture map = {
    .content = content,
    .width = picture->width,
    .height = picture->height,
    .frame = options->bbox != NULL ? &frame : NULL,
    .languages = kzru_view_state_get_languages (state),
    .mirrored = kzru_cli_is_mirrored (options, state),
    .palette = options->dark ? KZRU_MAP_PALETTE_DARK : KZRU_MAP_PALETTE_LIGHT,
    .counts_unplaced = TRUE,
    .selected = KZRU_REF_NONE,
    .is_shown = is_shown,
    .user_data = state,
  };

  if (options->from != NULL || options->to != NULL)
    kzru_view_state_set_time_range (state, kzru_view_state_get_visible_span (state));
  if (kzru_view_state_get_map_instant (state, &instant))
    map.instant = &instant;

  kzru_map_picture_paint (&map, cr);
}

static void
paint_timeline (const Picture        *picture,
                const KzruCliOptions *options,
                KzruViewState        *state,
                cairo_t              *cr)
{
  KzruTimelinePicture timeline = {
    .state = state,
    .width = picture->width,
    .height = picture->height,
    .mirrored = kzru_cli_is_mirrored (options, state),
    .dark = options->dark,
  };

  kzru_timeline_picture_paint (&timeline, cr);
}

static void
paint (const Picture        *picture,
       const KzruCliOptions *options,
       KzruViewState        *state,
       cairo_surface_t      *surface)
{
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, picture->scale, picture->scale);
  if (picture->is_map)
    paint_map (picture, options, state, cr);
  else
    paint_timeline (picture, options, state, cr);

  cairo_destroy (cr);
}

static void
draw_svg (const Picture        *picture,
          const KzruCliOptions *options,
          KzruViewState        *state,
          KzruOutputFile       *file)
{
  g_autoptr (KzruSvg) svg = kzru_svg_new (ceil (picture->width * picture->scale),
                                          ceil (picture->height * picture->scale));
  KzruAtlas *atlas = kzru_view_state_get_atlas (state);

  paint (picture, options, state, kzru_svg_get_surface (svg));
  kzru_svg_write (svg, kzru_lang_map_get (kzru_atlas_get_title (atlas), kzru_view_state_get_languages (state)), file);
}

/* Returns: whether there was memory for it */
static gboolean
draw_png (const Picture        *picture,
          const KzruCliOptions *options,
          KzruViewState        *state,
          KzruOutputFile       *file)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24,
                                                         (int) ceil (picture->width * picture->scale),
                                                         (int) ceil (picture->height * picture->scale));
  gboolean done = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;

  if (done)
    {
      paint (picture, options, state, surface);
      done = cairo_surface_write_to_png_stream (surface, write_cb, file) != CAIRO_STATUS_NO_MEMORY;
    }
  cairo_surface_destroy (surface);

  return done;
}

/* Returns: whether there was memory for it */
static gboolean
draw (const Picture        *picture,
      const KzruCliOptions *options,
      KzruViewState        *state,
      KzruOutputFile       *file)
{
  if (picture->format == FORMAT_PNG)
    return draw_png (picture, options, state, file);

  draw_svg (picture, options, state, file);
  return TRUE;
}

static KzruCliStatus
render (const KzruCliOptions *options,
        GString              *out)
{
  g_autoptr (KzruViewState) state = NULL;
  g_autoptr (KzruOutputFile) file = NULL;
  g_autoptr (GError) error = NULL;
  KzruCliStatus status;
  Picture picture;

  if (!read_picture (options, &picture))
    return KZRU_CLI_CALL_AT_FAULT;

  state = kzru_cli_open (options, &status);
  if (state == NULL)
    return status;

  file = kzru_output_file_open (options->output, &error);
  if (file != NULL && !draw (&picture, options, state, file))
    {
      kzru_cli_complain (_("%s: there is no memory for a picture of this size"), options->output);
      return KZRU_CLI_CALL_AT_FAULT;
    }

  if (file == NULL || !kzru_output_file_commit (file, &error))
    {
      kzru_cli_complain ("%s: %s", options->output, error->message);
      return KZRU_CLI_CALL_AT_FAULT;
    }

  return KZRU_CLI_DONE;
}

const KzruCliVerb kzru_cli_render = {
  .name = "render",
  .operands = "FILE",
  .summary = N_("Draw the timeline or the map as a PNG or SVG picture"),
  .options = "output view size scale bbox dark from to query lanes calendar lang rtl ltr",
  .required = "output",
  .run = render,
};
