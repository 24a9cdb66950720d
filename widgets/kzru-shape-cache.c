/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-shape-cache"

#include "config.h"

#include "widgets/kzru-shape-cache.h"

#include <math.h>
#include <string.h>

#include "widgets/kzru-surface-node.h"

/* Dots and counts as small pictures.
 *
 * A picture of the timeline holds hundreds of rounded boxes, few of which differ in
 * more than where they stand. To a renderer that works without a graphics card each
 * is a curve to be followed anew, and together they are half of a frame; to copy a
 * picture of one takes a tenth of that.
 *
 * Pictures are of pixels, but shapes stand between them. Places and sizes are taken
 * to the next quarter of a pixel, which no eye can see, so that there are sixteen
 * pictures of a dot. */

#define PARTS 4           /* of a pixel */
#define MAX_LENGTH 96     /* of a picture, in pixels; what is larger is rare */
#define MAX_PICTURES 2048 /* all are dropped when there are more */

struct _KzruShapeCache
{
  GHashTable *pictures; /* Shape => GskRenderNode, at the origin */
  int scale;            /* pixels to a unit */
  guint n_drawn;
};

/* In parts of a pixel, but for the colour. */
typedef struct
{
  guint16 left; /* of its first pixel */
  guint16 top;
  guint16 width;
  guint16 height;
  guint32 radius;
  guint32 rgba;
} Shape;

G_STATIC_ASSERT (sizeof (Shape) == 16); /* no gaps in what is hashed and compared */

static guint
hash_shape (gconstpointer key)
{
  const Shape *self = key;
  guint hash = self->rgba;

  hash = hash * 31 + ((guint) self->left << 16 | self->top);
  hash = hash * 31 + ((guint) self->width << 16 | self->height);

  return hash * 31 + self->radius;
}

static gboolean
equal_shapes (gconstpointer a,
              gconstpointer b)
{
  return memcmp (a, b, sizeof (Shape)) == 0;
}

/**
 * kzru_shape_cache_new:
 *
 * Creates an empty cache.
 *
 * Returns: (transfer full): a cache
 */
KzruShapeCache *
kzru_shape_cache_new (void)
{
  KzruShapeCache *self = g_new0 (KzruShapeCache, 1);

  self->pictures = g_hash_table_new_full (hash_shape, equal_shapes, g_free, (GDestroyNotify) gsk_render_node_unref);
  self->scale = 1;

  return self;
}

/**
 * kzru_shape_cache_free:
 * @self: a cache
 *
 * Frees a cache.
 */
void
kzru_shape_cache_free (KzruShapeCache *self)
{
  g_hash_table_unref (self->pictures);
  g_free (self);
}

/**
 * kzru_shape_cache_set_scale:
 * @self: a cache
 * @scale: how many pixels there are to a unit
 *
 * Says how fine pictures have to be.
 */
void
kzru_shape_cache_set_scale (KzruShapeCache *self,
                            int             scale)
{
  if (self->scale == scale)
    return;

  self->scale = scale;
  g_hash_table_remove_all (self->pictures);
}

static guint32
pack_color (const GdkRGBA *color)
{
  const float channels[] = { color->red, color->green, color->blue, color->alpha };
  guint32 packed = 0;

  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    packed = packed << 8 | (guint32) lroundf (255 * CLAMP (channels[i], 0, 1));

  return packed;
}

static void
add_rounded_box (cairo_t *cr,
                 double   x,
                 double   y,
                 double   width,
                 double   height,
                 double   radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  cairo_new_path (cr);
  cairo_arc (cr, x + r, y + r, r, G_PI, 1.5 * G_PI);
  cairo_arc (cr, x + width - r, y + r, r, 1.5 * G_PI, 2 * G_PI);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, 0.5 * G_PI);
  cairo_arc (cr, x + r, y + height - r, r, 0.5 * G_PI, G_PI);
  cairo_close_path (cr);
}

/* The pixels that a shape touches along one side. */
static int
get_length (guint offset,
            guint length)
{
  return (int) ((offset + length + PARTS - 1) / PARTS);
}

static GskRenderNode *
draw (const Shape   *shape,
      int            scale,
      const GdkRGBA *color)
{
  int width = get_length (shape->left, shape->width);
  int height = get_length (shape->top, shape->height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  gdk_cairo_set_source_rgba (cr, color);
  add_rounded_box (cr, (double) shape->left / PARTS, (double) shape->top / PARTS, (double) shape->width / PARTS,
                   (double) shape->height / PARTS, (double) shape->radius / PARTS);
  cairo_fill (cr);
  cairo_destroy (cr);

  cairo_surface_set_device_scale (surface, scale, scale);
  node = kzru_surface_node_new (surface, 0, 0,
                                &GRAPHENE_RECT_INIT (0, 0, (float) width / (float) scale, (float) height / (float) scale));
  cairo_surface_destroy (surface);

  return node;
}

static GskRenderNode *
get_picture (KzruShapeCache *self,
             const Shape    *shape,
             const GdkRGBA  *color)
{
  GskRenderNode *picture = g_hash_table_lookup (self->pictures, shape);

  if (picture != NULL)
    return picture;

  if (g_hash_table_size (self->pictures) >= MAX_PICTURES)
    g_hash_table_remove_all (self->pictures);

  picture = draw (shape, self->scale, color);
  self->n_drawn++;
  g_hash_table_insert (self->pictures, g_memdup2 (shape, sizeof (Shape)), picture);

  return picture;
}

/**
 * kzru_shape_cache_fill:
 * @self: a cache
 * @snapshot: where to draw, with its origin at the corner of a pixel
 * @box: a box
 * @radius: of its corners
 * @color: its colour
 *
 * Fills a box with rounded corners, if it is small.
 *
 * Returns: whether it is
 */
gboolean
kzru_shape_cache_fill (KzruShapeCache *self,
                       GtkSnapshot    *snapshot,
                       const KzruBox  *box,
                       double          radius,
                       const GdkRGBA  *color)
{
  double parts = PARTS * self->scale;
  double x = floor (box->x * self->scale);
  double y = floor (box->y * self->scale);
  Shape shape;

  if (box->width * self->scale > MAX_LENGTH || box->height * self->scale > MAX_LENGTH)
    return FALSE;

  shape = (Shape) {
    .left = (guint16) lround (box->x * parts - x * PARTS),
    .top = (guint16) lround (box->y * parts - y * PARTS),
    .width = (guint16) lround (box->width * parts),
    .height = (guint16) lround (box->height * parts),
    .radius = (guint32) lround (radius * parts),
    .rgba = pack_color (color),
  };
  if (shape.width == 0 || shape.height == 0)
    return TRUE;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x / self->scale), (float) (y / self->scale)));
  gtk_snapshot_append_node (snapshot, get_picture (self, &shape, color));
  gtk_snapshot_restore (snapshot);

  return TRUE;
}

/**
 * kzru_shape_cache_get_n_drawn:
 * @self: a cache
 *
 * Counts the pictures that were drawn so far.
 *
 * Returns: their number
 */
guint
kzru_shape_cache_get_n_drawn (const KzruShapeCache *self)
{
  return self->n_drawn;
}
