"""The web: one Django app in which groups fill in their forms and coordinators run the edition.

Files stay the one source of truth for submissions; the database holds people, drafts, sign-offs and their history.
"""
