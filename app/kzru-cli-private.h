/* SPDX-FileCopyrightText: The KzRu authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/kzru-view-state.h"

G_BEGIN_DECLS

/**
 * KzruCliStatus:
 * @KZRU_CLI_DONE: what was asked for is done
 * @KZRU_CLI_INPUT_AT_FAULT: the file that was read is at fault
 * @KZRU_CLI_CALL_AT_FAULT: what was asked for cannot be done
 *
 * The exit status of every verb.
 */
typedef enum
{
  KZRU_CLI_DONE           = 0,
  KZRU_CLI_INPUT_AT_FAULT = 1,
  KZRU_CLI_CALL_AT_FAULT  = 2,
} KzruCliStatus;

/**
 * KzruCliOptions:
 * @operands: (array zero-terminated=1): what stands on the command line besides options
 *
 * What a verb was called with. Each verb takes some of the options; those it
 * does not take, or was not given, are as [func@cli_options_init] leaves them.
 */
typedef struct
{
  char   **operands;

  char    *corpus;      /* a folder */
  char    *query;
  char    *format;
  char    *output;      /* a file */
  char    *paper;
  gboolean landscape;
  char    *from;        /* EDTF */
  char    *to;          /* EDTF */
  guint    pages;       /* 0: not said */
  char    *tiles;       /* rows and columns, RxC */
  double   mm_per_year; /* 0: not said */
  double   mm_per_month; /* 0: not said */
  guint    rows;        /* 0: not said */
  double   overlap;     /* in mm; below 0: not said */
  gboolean map;
  gboolean no_map;
  gboolean sources;
  gboolean no_sources;
  char    *view;
  char    *size;        /* WxH */
  double   scale;
  char    *bbox;        /* degrees */
  gboolean dark;
  char    *lanes;       /* a lane mode */
  char   **calendars;   /* CLDR keys */
  char    *lang;        /* BCP 47 tag */
  gboolean rtl;
  gboolean ltr;
} KzruCliOptions;

/**
 * KzruCliVerb:
 * @name: the verb
 * @operands: what has to follow, as help writes it, separated by spaces
 * @summary: what it does, not yet translated
 * @options: the long names of the options that it takes, separated by spaces
 * @required: (nullable): the option that it cannot do without
 * @run: does it; what it says goes into @out, to be written when it is done
 *
 * One thing that the program does without a window.
 */
typedef struct
{
  const char     *name;
  const char     *operands;
  const char     *summary;
  const char     *options;
  const char     *required;
  KzruCliStatus (*run) (const KzruCliOptions *options,
                        GString              *out);
} KzruCliVerb;

extern const KzruCliVerb kzru_cli_validate;
extern const KzruCliVerb kzru_cli_list;
extern const KzruCliVerb kzru_cli_show;
extern const KzruCliVerb kzru_cli_print;
extern const KzruCliVerb kzru_cli_render;

void           kzru_cli_options_clear    (KzruCliOptions       *self);
gboolean       kzru_cli_options_parse    (KzruCliOptions       *self,
                                          const KzruCliVerb    *verb,
                                          int                   argc,
                                          char                **argv);

gboolean       kzru_cli_is_language_tag  (const char           *tag);
gboolean       kzru_cli_check_language   (const char           *tag);
gboolean       kzru_cli_read_count       (const char           *option,
                                          const char           *text,
                                          guint                 most,
                                          guint                *count);
gboolean       kzru_cli_read_factor      (const char           *option,
                                          const char           *text,
                                          double               *factor);
gboolean       kzru_cli_read_overlap     (const char           *option,
                                          const char           *text,
                                          double               *overlap);
gboolean       kzru_cli_read_size        (const char           *text,
                                          guint                 least,
                                          guint                 most,
                                          guint                *width,
                                          guint                *height);
gboolean       kzru_cli_read_box         (const char           *text,
                                          double                box[4]);

void           kzru_cli_complain         (const char           *format,
                                          ...) G_GNUC_PRINTF (1, 2);
void           kzru_cli_complain_of_call (const char           *call,
                                          const char           *what);
KzruAtlas     *kzru_cli_read             (const char           *file_name,
                                          KzruFaultSeverity     least) G_GNUC_WARN_UNUSED_RESULT;
KzruViewState *kzru_cli_open             (const KzruCliOptions *options,
                                          KzruCliStatus        *status) G_GNUC_WARN_UNUSED_RESULT;
void           kzru_cli_print_faults     (const KzruFaults     *faults,
                                          const char           *file_name,
                                          KzruFaultSeverity     least);
gboolean       kzru_cli_is_mirrored      (const KzruCliOptions *options,
                                          KzruViewState        *state);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KzruCliOptions, kzru_cli_options_clear)

G_END_DECLS
