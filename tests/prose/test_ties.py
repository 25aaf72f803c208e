"""Which words tie a state to an actor, and which only look so: any state may be accused, and most states in a report are not."""

import pytest

from tests.prose.test_press import sponsors
from tests.prose.test_traps import hit


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("The Polish government is accused of installing the Pegasus spyware on the phones of several opposition politicians.", "PL"),
        ("Budapest is suspected of having ordered the hacking of journalists with Pegasus.", "HU"),
        ("China accused the U.S. National Security Agency (NSA) of hacking into the networks of a university in Xi'an.", "US"),
        ("The government of Uganda, under President Yoweri Museveni, used the FinFisher spyware to spy on opposition politicians.", "UG"),
        ("The Egyptian government installed spyware on the phones of activists.", "EG"),
        ("A mail server of the company was targeted by a Chinese threat actor.", "CN"),
        ("Hackers who raise money for the North Korean government broke into a bank in Bangladesh.", "KP"),
        ("OilRig, a threat actor believed to be Iran, targets banks and government agencies.", "IR"),
        ("Satellite modems stopped working. The European Union and the United States attributed the attack to Russia.", "RU"),
        (
            "Ivan Kim belongs to Andariel, a unit controlled by the Reconnaissance General Bureau and also called Onyx Sleet. It hacked NASA.",
            "KP",
        ),
        ("Shipping companies were hacked by SideWinder, an actor suspected of ties to India and known elsewhere as Rattlesnake.", "IN"),
        ("We believe the attack on Bellingcat was done by agents of the government of Kazakhstan.", "KZ"),
        ("Journalists were sent links to spyware. Strong evidence ties the messages to one or more agencies of the Mexican government.", "MX"),
        ("The photographer was targeted by a Hungarian intelligence service with Pegasus.", "HU"),
        ("Amnesty International suspects the involvement of the Azerbaijani authorities in the hacking of activists.", "AZ"),
        ("Zambian officials gained access to the phones of opposition bloggers.", "ZM"),
        ("Check Point says that the group, affiliated with the Chinese government, never stopped spying on foreign ministries.", "CN"),
        ("A Colombian army intelligence unit hacked the phones of journalists.", "CO"),
        ("No link had to be clicked. The Moroccan authorities were in all likelihood behind the attack on the journalist.", "MA"),
        ("Transparent Tribe, suspected to operate from Pakistan, used to concentrate on the Indian military. It hacked universities.", "PK"),
    ],
)
def test_a_state_whose_deed_it_is_said_to_be_is_the_sponsor(text: str, state: str) -> None:
    assert sponsors(text) == {f"state:{state}"}


@pytest.mark.parametrize(
    "text",
    [
        "Hackers tricked employees of a U.S. government agency into installing malware on their computers.",
        "Hackers targeted network equipment belonging to U.S. government agencies and private companies.",
        "Hackers used spyware to steal the messages of government authorities in Pakistan.",
        "Hackers compromised Apple's iCloud service in China and intercepted the passwords of its users.",
        "A Russian cyber crime gang broke into a hospital in London and encrypted its files.",
        "Hackers compromised computers associated with the South Korean Ministry of National Defense.",
        "Hackers sent phishing messages to journalists at Bellingcat, who have been probing Russian intelligence.",
        "APT28 hacked Bellingcat. Over half of the computers that it infected belonged to the Venezuelan armed forces.",
        "A British hacker used a botnet to flood the mobile operator Lonestar Cell with traffic.",
        "CyberHunta, a Ukrainian hacktivist group, stole emails of Vladislav Surkov. The messages described Moscow's control over separatists.",
        "Hackers broke into Bellingcat. The minister made a declaration on behalf of the Belgian government.",
        "Hackers attacked Bellingcat. The traffic arrived from mobile operators in Russia.",
        "Hackers broke into Bellingcat. For the first time, Australia has used its cyber sanctions law against a member of a gang.",
        "Hackers broke into Bellingcat and into an app of Ukrainian artillery units, which are fighting Russian-backed rebels.",
    ],
)
def test_a_state_on_the_side_of_the_target_is_none(text: str) -> None:
    assert hit(text)
    assert sponsors(text) == set()


def test_a_suspicion_that_was_taken_back_is_none() -> None:
    text = (
        "The attack on the British Parliament, originally believed to be the work of Russian or North Korean hackers, was later attributed to Iran."
    )
    assert sponsors(text) == {"state:IR"}


def test_a_service_that_accuses_another_is_no_sponsor_by_any_of_its_names() -> None:
    text = "Russia's Federal Security Service (FSB) alleged that hackers had bugged the phones of diplomats in Moscow."
    assert hit(text)
    assert sponsors(text) == set()
