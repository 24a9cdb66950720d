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
 * @give_up: (nullable): the user does not want what is under way
 */
struct _KzruPaneClass
{
  GtkWidgetClass parent_class;

  void (*bind)    (KzruPane      *self,
                   KzruViewState *view_state);
  void (*give_up) (KzruPane      *self);
};

KzruViewState *kzru_pane_get_view_state (KzruPane      *self);
void           kzru_pane_set_view_state (KzruPane      *self,
                                         KzruViewState *view_state);
int            kzru_pane_get_percent    (KzruPane      *self);
void           kzru_pane_set_percent    (KzruPane      *self,
                                         int            percent);
void           kzru_pane_give_up        (KzruPane      *self);
gboolean       kzru_pane_may_animate    (KzruPane      *self);
void           kzru_pane_follow         (KzruPane      *self,
                                         const char    *signal,
                                         GCallback      callback);

G_END_DECLS
