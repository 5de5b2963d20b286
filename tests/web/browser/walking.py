"""Somebody at work in a browser: what a person does and sees, in the words of the pages."""

import re

PATIENCE = 20_000


class Walker:
    """One person in a window of their own."""

    def __init__(self, browser, start, *, width=1280, height=900, language="nl", **window):
        self.start = start
        self.context = browser.new_context(
            viewport={"width": width, "height": height},
            locale={"nl": "nl-NL", "en": "en-GB"}[language],
            timezone_id="Europe/Amsterdam",
            **window,
        )
        self.page = self.context.new_page()
        self.page.set_default_timeout(PATIENCE)

    def leave(self):
        self.context.close()

    def go(self, path):
        """Open an address of the application."""
        self.page.goto(self.start + path)
        return self

    def at(self):
        """The path of the page that is open."""
        return re.sub(r"^https?://[^/]+", "", self.page.url)

    def sign_in(self, function, place=""):
        """As the first one of a function, at an organisation whose name holds a text."""
        self.go("/demo/")
        group = self.page.locator("details").filter(
            has=self.page.locator("summary strong", has_text=re.compile(f"^{re.escape(function)}$"))
        )
        row = group.locator("li").filter(has_text=place).first
        person = row.locator("[name=person]").get_attribute("value")
        self.be(person)
        return row

    def be(self, person):
        """As the person with this id: the page to choose is left by its first button."""
        button = self.page.locator(f"form:has([name=person][value='{person}']) button").first
        with self.page.expect_navigation():
            button.evaluate("one => one.form.requestSubmit(one)")

    def begin_as(self, function):
        """As whom of a function has most to look at."""
        self.go("/demo/")
        row = self.page.locator("section[aria-labelledby=first] li")
        row.filter(has=self.page.get_by_text(function)).locator("button").click()
        return self

    def follow(self, name, *, exact=False):
        """The first link with this text."""
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        return self

    def press(self, name):
        """The first button with this text."""
        self.page.get_by_role("button", name=name).first.click()
        return self

    def text(self):
        """What stands on the page."""
        return self.page.locator("main").inner_text()

    def sees(self, *texts):
        """Whether all of the texts stand on the page; white space is not looked at."""
        found = " ".join(self.text().split())
        lacking = [text for text in texts if text not in found]
        assert not lacking, f"{lacking} not on {self.at()}:\n{found}"
        return self
