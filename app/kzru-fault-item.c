/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "kzru-fault-item"

#include "config.h"

#include "app/kzru-fault-item.h"

#include <glib/gi18n-lib.h>

#include "model/kzru-bidi.h"
#include "model/kzru-locale.h"

/**
 * KzruFaultItem:
 *
 * A fault of a file as a row of a list tells it.
 */
struct _KzruFaultItem
{
  GObject parent_instance;

  char *line;
  char *message;
  char *place;
  gboolean is_error;
};

G_DEFINE_FINAL_TYPE (KzruFaultItem, kzru_fault_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_MESSAGE,
  PROP_PLACE,
  PROP_ICON_NAME,
  PROP_SEVERITY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Says where a fault is: "line 12, column 5 · /events/3/dates/0". */
static char *
describe_place (const KzruFault *fault)
{
  g_autofree char *position = NULL;

  if (fault->line > 0)
    {
      /* Translators: a place in a file. The numbers are for editors and stay
       * in ASCII digits. */
      position = g_strdup_printf (_("line %u, column %u"), fault->line, fault->column);
    }

  if (position == NULL || fault->pointer[0] == '\0')
    return g_strdup (position != NULL ? position : fault->pointer);

  /* Translators: where in a file a fault is. The first is such as “line 12,
   * column 5”, the second a path in the file such as “/events/3/title”; the
   * invisible characters around it keep it in its order, left to right. */
  return g_strdup_printf (_("%s · \xe2\x81\xa6%s\xe2\x81\xa9"), position, fault->pointer);
}

static void
kzru_fault_item_finalize (GObject *object)
{
  KzruFaultItem *self = KZRU_FAULT_ITEM (object);

  g_free (self->line);
  g_free (self->message);
  g_free (self->place);

  G_OBJECT_CLASS (kzru_fault_item_parent_class)->finalize (object);
}

static void
kzru_fault_item_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  KzruFaultItem *self = KZRU_FAULT_ITEM (object);

  switch (prop_id)
    {
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_PLACE:
      g_value_set_string (value, self->place);
      break;
    case PROP_ICON_NAME:
      g_value_set_static_string (value, self->is_error ? "dialog-error-symbolic" : "dialog-warning-symbolic");
      break;
    case PROP_SEVERITY:
      g_value_set_static_string (value, self->is_error ? _("Error") : _("Warning"));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kzru_fault_item_class_init (KzruFaultItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = kzru_fault_item_finalize;
  object_class->get_property = kzru_fault_item_get_property;

  /**
   * KzruFaultItem:message:
   *
   * What is wrong and what was expected.
   */
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);

  /**
   * KzruFaultItem:place:
   *
   * Where in the file it is; "" if it is the whole file.
   */
  properties[PROP_PLACE] = g_param_spec_string ("place", NULL, NULL, NULL, flags);

  /**
   * KzruFaultItem:icon-name:
   *
   * The icon of its severity.
   */
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);

  /**
   * KzruFaultItem:severity:
   *
   * Its severity in words, for those who do not see the icon.
   */
  properties[PROP_SEVERITY] = g_param_spec_string ("severity", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
kzru_fault_item_init (KzruFaultItem *self)
{
}

/**
 * kzru_fault_item_new:
 * @fault: a fault
 * @file_name: the file that it is of, as people know it
 *
 * Creates an item that tells @fault.
 *
 * Returns: (transfer full): the item
 */
KzruFaultItem *
kzru_fault_item_new (const KzruFault *fault,
                     const char      *file_name)
{
  KzruFaultItem *self;

  g_return_val_if_fail (fault != NULL, NULL);
  g_return_val_if_fail (file_name != NULL, NULL);

  self = g_object_new (KZRU_TYPE_FAULT_ITEM, NULL);
  self->line = kzru_fault_to_string (fault, file_name);
  self->message = kzru_bidi_lead (fault->message, kzru_locale_is_rtl (kzru_locale_get_default ()));
  self->place = describe_place (fault);
  self->is_error = fault->severity == KZRU_FAULT_ERROR;

  return self;
}

/**
 * kzru_fault_item_get_line:
 * @self: an item
 *
 * Gets the fault as the command line writes it.
 *
 * Returns: (transfer none): one line of text, without a line break
 */
const char *
kzru_fault_item_get_line (KzruFaultItem *self)
{
  g_return_val_if_fail (KZRU_IS_FAULT_ITEM (self), NULL);

  return self->line;
}
