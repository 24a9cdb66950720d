/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

#define KZRU_TYPE_PANE (kzru_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (KzruPane, kzru_pane, KZRU, PANE, GtkWidget)

/**
 * KzruPaneClass:
 * @bind: the pane shows another view state from now on, or %NULL; nothing of it
 *   has been told yet, and the one before is still alive
 */
struct _KzruPaneClass
{
  GtkWidgetClass parent_class;

  void (*bind) (KzruPane      *self,
                KzruViewState *view_state);
};

KzruViewState *kzru_pane_get_view_state (KzruPane      *self);
void           kzru_pane_set_view_state (KzruPane      *self,
                                         KzruViewState *view_state);
void           kzru_pane_follow         (KzruPane      *self,
                                         const char    *signal,
                                         GCallback      callback);

G_END_DECLS
