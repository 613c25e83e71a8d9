"""The portal's settings for visitors that wait for nothing: nobody is told that they ask too often."""

from authoring.portal.settings import *  # noqa: F403
from authoring.portal.settings import MIDDLEWARE

MIDDLEWARE = [one for one in MIDDLEWARE if one != "authoring.portal.rates.RatesMiddleware"]
