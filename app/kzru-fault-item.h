/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-fault.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define KZRU_TYPE_FAULT_ITEM (kzru_fault_item_get_type ())
G_DECLARE_FINAL_TYPE (KzruFaultItem, kzru_fault_item, KZRU, FAULT_ITEM, GObject)

KzruFaultItem *kzru_fault_item_new      (const KzruFault *fault,
                                         const char      *file_name) G_GNUC_WARN_UNUSED_RESULT;
const char    *kzru_fault_item_get_line (KzruFaultItem   *self);

G_END_DECLS
