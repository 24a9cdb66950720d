/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "app/kzru-window.h"

#include "app/kzru-faults-view.h"
#include "model/kzru-fault.h"
#include "model/kzru-job.h"

G_BEGIN_DECLS

/* What a search goes through, in the order of its matches. */
static const KzruRecordKind kzru_window_searched[] = { KZRU_RECORD_EVENT, KZRU_RECORD_ROUTE, KZRU_RECORD_FIGURE };

struct _KzruWindow
{
  AdwApplicationWindow parent_instance;

  /* What is shown */
  KzruViewState *state;
  GFile *file;             /* that the atlas is from; NULL with no atlas */

  /* A file that is being opened; NULL if there is none */
  GFile *opening_file;
  GCancellable *opening;
  guint opening_slow_id;
  int *opening_percent; /* how much was read; atomic, borrowed */

  /* The folder of the documents; NULL if nobody said where they are */
  GFile *corpus_folder;
  GCancellable *corpus_opening; /* NULL if they are not being looked for */
  gboolean is_corpus_chosen;    /* by hand, just now */
  GtkFileChooserNative *corpus_chooser;

  /* Owned */
  GSettings *settings;     /* NULL if the schema is not installed */
  GtkFileChooserNative *chooser;
  guint fold_id;

  /* Weak */
  AdwToast *faults_toast;
  GtkWidget *focus_before_search;
  int awaited_match; /* the step to a match that waits for the search; 0 for none */

  /* The next match in a large table, while it is looked for */
  KzruJob *finding;
  int finding_step;
  gboolean is_finding_long; /* so that the user is told */

  /* How the panes lie */
  gboolean is_folded;
  gboolean is_reader_raised;

  /* Panes */
  GtkWidget *map;
  GtkWidget *reader;
  GtkWidget *timeline;
  GtkWidget *overview;
  GtkWidget *time_bar;
  GtkWidget *list;
  GtkWidget *events_stack; /* timeline or list */

  /* Template children */
  AdwWindowTitle *title;
  GtkWidget *recent_button;
  GtkMenuButton *menu_button;
  GtkWidget *calendars_button;
  GtkWidget *lanes_button;
  GMenu *calendars_menu;
  GMenu *calendars_section;
  GMenu *recent_section;
  GtkWidget *upper_switch;
  GtkSearchBar *search_bar;
  GtkEditable *search_entry;
  GtkLabel *matches_label;
  GtkWidget *no_match;
  GtkLabel *no_match_label;
  GtkRevealer *opening_revealer;
  GtkSpinner *opening_spinner;
  GtkLabel *opening_label;
  GtkRevealer *work_revealer;
  GtkLabel *work_label;
  GtkProgressBar *work_bar;
  GtkRevealer *faults_revealer;
  KzruFaultsView *faults_view;
  AdwToastOverlay *toasts;
  GtkWidget *drop_hint;
  GtkStack *stack;
  GtkPaned *body;
  GtkPaned *upper;
  GtkBox *lower;
  GtkOverlay *timeline_overlay;
};

/* The media type of atlas files; see data/com.example.KzRu.mime.xml. */
#define KZRU_ATLAS_TYPE "application/vnd.kzru.atlas+json"

/* kzru-window.c */
void kzru_window_notify_busy         (KzruWindow     *self);
void kzru_window_tell                (KzruWindow     *self,
                                      const char     *text);

/* kzru-window-panes.c */
void kzru_window_init_panes          (KzruWindow     *self);
void kzru_window_place_panes         (KzruWindow     *self,
                                      int             width,
                                      int             height);
void kzru_window_store_panes         (KzruWindow     *self);
void kzru_window_fold_panes          (KzruWindow     *self,
                                      int             width);
void kzru_window_raise_reader        (KzruWindow     *self,
                                      gboolean        is_raised);
void kzru_window_focus_pane          (KzruWindow     *self,
                                      int             step);

/* kzru-window-actions.c */
void kzru_window_init_actions        (KzruWindow     *self);
void kzru_window_set_action_enabled  (KzruWindow     *self,
                                      const char     *name,
                                      gboolean        is_enabled);

/* kzru-window-time.c */
void kzru_window_init_time           (KzruWindow     *self);

/* kzru-window-lanes.c */
void kzru_window_init_lanes          (KzruWindow     *self);

/* kzru-window-search.c */
void kzru_window_class_bind_search   (GtkWidgetClass *widget_class);
void kzru_window_init_search         (KzruWindow     *self);
void kzru_window_init_tiles          (KzruWindow     *self);
void kzru_window_find                (KzruWindow     *self);
void kzru_window_clear_search        (KzruWindow     *self);

void kzru_window_tell_matches        (KzruWindow     *self);

/* kzru-window-matches.c */
void kzru_window_init_matches        (KzruWindow     *self);
void kzru_window_dispose_matches     (KzruWindow     *self);
void kzru_window_step_to_match       (KzruWindow     *self,
                                      int             step);

/* kzru-window-work.c */
void kzru_window_init_work           (KzruWindow     *self);

/* kzru-window-choose.c */
void kzru_window_class_bind_choosing (GtkWidgetClass *widget_class);
void kzru_window_init_choosing       (KzruWindow     *self);
void kzru_window_choose_file         (KzruWindow     *self);

/* kzru-window-corpus.c */
void kzru_window_choose_corpus       (KzruWindow     *self);
void kzru_window_init_corpus         (KzruWindow     *self);
void kzru_window_dispose_corpus      (KzruWindow     *self);

/* kzru-window-faults.c */
void kzru_window_init_faults         (KzruWindow       *self);
void kzru_window_tell_faults         (KzruWindow       *self,
                                      const KzruFaults *faults,
                                      GFile            *file);
void kzru_window_show_faults         (KzruWindow       *self,
                                      gboolean          is_shown);

/* kzru-window-open.c */
void kzru_window_init_opening        (KzruWindow     *self);
void kzru_window_open_shipped        (KzruWindow     *self);
void kzru_window_reload              (KzruWindow     *self);
void kzru_window_cancel_opening      (KzruWindow     *self);

G_END_DECLS
