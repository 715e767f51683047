"""The names Slack sends back when somebody uses one of our views.

Views put them on buttons and inputs, listeners answer to them. A button's ``value`` is the id
named in the comment. They live in messages already posted: never rename, only add.
"""

# Offer DM and Home; value: pairing id
OFFER_ACCEPT = "offer_accept"
OFFER_LATER = "offer_later"
OFFER_DECLINE = "offer_decline"
PAIRING_DONE = "pairing_done"
PAIRING_HAND_BACK = "pairing_hand_back"
PAIRING_STILL = "pairing_still"  # after five silent working days
PAIRING_OFF = "pairing_off"
OFFER_SWAP = "offer_swap"
OFFER_TAKE_BACK = "offer_take_back"
PAIRING_CALENDAR = "pairing_calendar"  # a file for one's own calendar

# A colleague or the channel is asked to take a pairing over; value: handover id
TAKE_OVER = "take_over"
TAKE_OVER_DECLINE = "take_over_decline"
TAKE_AGAIN = "take_again"  # whoever handed it on can do it after all

# The message to a contact's host; value: contact id
HOST_UNSUITED = "host_unsuited"
HOST_SILENT = "host_silent"
HOST_TELL = "host_tell"

# Home; opens the form about thank-yous
MY_THANKS = "my_thanks"
# A manager is asked; value: user id of whoever named them
MANAGER_AGREE = "manager_agree"
MANAGER_DECLINE = "manager_decline"
# What a manager was told; no value that matters
THANKS_STOP = "thanks_stop"

# Follow-up DM and Home; value: "<followup id>:<answer id>"
QUESTION_ANSWER = "question_answer"  # one action id a button: question_answer:<answer id>
# value: follow-up id
QUESTION_MORE = "question_more"
QUESTION_WITHDRAW = "question_withdraw"
QUESTION_NEW_DATE = "question_new_date"
QUESTION_COLLEAGUE = "question_colleague"
# Menu of a question; option value: "<follow-up id>:<hour, tomorrow, monday or skip>"
QUESTION_SNOOZE = "question_snooze"

# Rotation card, digest, Home; value: rotation id
ROTATION_JOIN = "rotation_join"
ROTATION_LEAVE = "rotation_leave"
ROTATION_SKIP = "rotation_skip"
ROTATION_BACK = "rotation_back"
ROTATION_SKIP_UNTIL = "rotation_skip_until"  # + ":<which>"; value: "<rotation id>|<ISO day>"
ROTATION_NEXT = "rotation_next"
ROTATION_PAUSE = "rotation_pause"
ROTATION_RESUME = "rotation_resume"
# Menu of a ChooseRotation reply; option value: "<command>|<rotation id>|<rest of the text>"
ROTATION_CHOSEN = "rotation_chosen"

# Menus of a rotation on Home, + ":<which>"; option value: "<what>|<rotation id>"
ROTATION_MENU = "rotation_menu"
# Home, without a value that matters
ROTATION_SETUP = "rotation_setup"
MY_PROMISES = "my_promises"
ALL_COMMANDS = "all_commands"

# Owners' buttons on Home and in replies; value: rotation id
ROTATION_EDIT = "rotation_edit"
ROTATION_MORE = "rotation_more"  # in the modal: the settings one seldom needs
ROTATION_ROSTER = "rotation_roster"
# In the roster's modal; value: user id, the rotation's is in the modal's metadata
ROSTER_MEMBER = "roster_member"
ROSTER_PERSON = "roster_person"

# In the modal of owners; value: rotation id
ROTATION_ARCHIVE = "rotation_archive"
# Home, for owners; no value that matters
ROTATION_BRING_BACK = "rotation_bring_back"

# Promises on Home, in reminders and in lists; value: promise id
PROMISE_KEPT = "promise_kept"
PROMISE_STILL_ON_IT = "promise_still_on_it"
# Menu of a promise; option value: "<promise id>:<dates, hand_over or calendar>"
PROMISE_MORE = "promise_more"
# A colleague is asked to take a promise over; value: promise id
HANDOVER_ACCEPT = "handover_accept"
HANDOVER_DECLINE = "handover_decline"

# After two questions without an answer; value: the key of the reminders
PAUSE_ME = "pause_me"
GO_ON = "go_on"

# Home and the notice of a calendar that cannot be read; no value
MY_TIME = "my_time"
# Search results, in a message or a modal; value: "<page>|<what was typed>"
LEARNED_NEXT = "learned_next"
LEARNED_PREVIOUS = "learned_previous"
LEARNED_SHARE = "learned_share"  # value: follow-up id
LEARNED_SEARCH = "learned_search"  # Home; no value that matters
# Home, for owners; value: rotation id
THEMES_EDIT = "themes_edit"

# Home: opens the form that logs a contact
CONTACT_LOG = "contact_log"

# Link buttons: Slack sends them too, and they must be acked
LINK = "link"

# Modals (callback ids)
SETUP_FORM = "setup_form"
SKIP_FORM = "skip_form"
EDIT_FORM = "edit_form"
MORE_FORM = "more_form"
ROSTER_FORM = "roster_form"
ROSTER_APPLY = "roster_apply"
MY_TIME_FORM = "my_time_form"
OWNERS_FORM = "owners_form"
ARCHIVE_FORM = "archive_form"
BRING_BACK_FORM = "bring_back_form"
FOLLOWUP_FORM = "followup_form"
SEARCH_FORM = "search_form"
THEMES_FORM = "themes_form"
SWAP_FORM = "swap_form"
QUESTIONS_FORM = "questions_form"
NEW_DATE_FORM = "new_date_form"
COLLEAGUE_FORM = "colleague_form"
PROMISE_DATES_FORM = "promise_dates_form"
PROMISE_HANDOVER_FORM = "promise_handover_form"
LOG_FORM = "log_form"
BRING_FORM = "bring_form"
UNSUITED_FORM = "unsuited_form"
THANKS_FORM = "thanks_form"

# Shortcuts (callback ids), as the app's manifest names them
LOG_SHORTCUT = "log_contact"
BRING_SHORTCUT = "pair_developer"
