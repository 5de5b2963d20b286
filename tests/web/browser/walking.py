"""Somebody at work in a browser: what a person does and sees, in the words of the pages."""

import re
from urllib.parse import urlsplit

PATIENCE = 20_000
LANGUAGES = {"nl": "nl-NL", "en": "en-GB"}


class Walker:
    """One person in a window of their own.

    Attributes:
        troubles: what went wrong behind the pages: mistakes of scripts and of the server.
    """

    def __init__(self, browser, start, *, width=1280, height=900, language="nl", **window):
        self.start = start
        self.troubles = []
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            locale=LANGUAGES[language],
            timezone_id="Europe/Amsterdam",
            **window,
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("response", self._answered)
        self.page.on("console", self._told)

    def _answered(self, response):
        if response.status >= 500:
            self.troubles.append(f"{response.status} {response.url}")

    def _told(self, message):
        if "Content Security Policy" in message.text:
            self.troubles.append(message.text)

    def leave(self):
        self.context.close()

    def go(self, path):
        """Open an address of the application."""
        self.page.goto(self.start + path)
        return self

    def at(self):
        """The path of the page that is open."""
        return urlsplit(self.page.url).path

    def sign_in(self, function, place="", *, name=""):
        """As the first one of a function, whose organisation and name hold these texts."""
        self.go("/demo/")
        written = re.compile(f"^{re.escape(function)}$")
        group = self.page.locator("details").filter(
            has=self.page.locator("summary strong", has_text=written)
        )
        group.locator("summary").click()
        row = group.locator("li").filter(has_text=place).filter(has_text=name).first
        row.get_by_role("button").click()
        self.page.wait_for_url("**/vandaag/")
        return self

    def follow(self, name, *, exact=False):
        """The first link with this text."""
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        return self

    def press(self, name):
        """The first button with this text."""
        self.page.get_by_role("button", name=name).first.click()
        return self

    def fill(self, **fields):
        """Fill in fields by their names in the form."""
        for name, text in fields.items():
            self.page.locator(f"main [name={name}]").fill(text)
        return self

    def choose(self, name, text):
        """The first choice of a field that holds a text: a round, or one of a list."""
        rounds = self.page.locator(
            "main label", has=self.page.locator(f"[type=radio][name={name}]")
        )
        if rounds.count():
            rounds.filter(has_text=text).first.click()
            return self
        choices = self.page.locator(f"main select[name={name}]")
        options = choices.locator("option:not([value=''])").filter(has_text=text)
        choices.select_option(options.first.get_attribute("value"))
        return self

    def do(self, act):
        """Open an act of the case that is open, from the menu of all acts."""
        self.page.locator("main summary", has_text="Meer").click()
        self.page.locator(".k-more__menu").get_by_role("link", name=act, exact=True).click()
        return self

    def sends(self):
        """Press the one button in the form of this page that does it."""
        self.page.locator("main form button.utrecht-button--primary-action").click()
        return self

    def agrees(self):
        """Say yes to what an act will bring about, which the page shows first."""
        return self.sees("Dit gebeurt er").sends()

    def cases(self):
        """The addresses of the cases on the list of this person."""
        self.go("/dossiers/")
        links = self.page.locator("main tbody a[href^='/dossiers/']")
        return list(dict.fromkeys(one.get_attribute("href") for one in links.all()))

    def moves_to(self, day):
        """Move the day of the demonstration."""
        self.page.locator("#k-demo-day").fill(day)
        return self.press("Ga naar deze dag")

    def text(self):
        """What stands on the page."""
        return " ".join(self.page.locator("main").inner_text().split())

    def sees(self, *texts):
        """All of the texts stand on the page; how white space falls does not count."""
        found = self.text()
        lacking = [text for text in texts if text not in found]
        assert not lacking, f"{lacking} not on {self.at()}:\n{found}"
        return self

    def does_not_see(self, *texts):
        """None of the texts stands on the page."""
        found = self.page.locator("body").inner_text()
        assert [text for text in texts if text in found] == [], f"on {self.at()}"
        return self
