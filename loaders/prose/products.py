"""Products: software and devices that attackers exploit, and that are no victims for it.

Only names that can hardly mean their maker; "Citrix" and "Google" are companies that may be hit themselves.
"""

import re

_SOFTWARE = (
    "Windows Linux Ubuntu Unix macOS OSX Android iOS iPadOS Chrome ChromeOS Chromium Edge Firefox Safari Excel PowerPoint OneNote Outlook SharePoint OneDrive "
    "Acrobat Flash Java JavaScript Python PHP Perl PowerShell Netlogon Hyper-V MSHTML Defender SQL MySQL MSSQL MS-SQL PostgreSQL MongoDB Redis Elasticsearch Docker Kubernetes OpenSSL OpenSSH OpenVPN "
    "Struts Tomcat Log4j Log4Shell nginx IIS WebLogic ColdFusion NetWeaver Confluence Jira Bitbucket GitLab Jenkins TeamCity Exim Zimbra Roundcube Horde Postfix WordPress Drupal Joomla Magento vBulletin "
    "NetScaler ADC FortiOS FortiGate FortiManager FortiClient PAN-OS GlobalProtect BIG-IP PulseSecure vCenter vSphere ESXi VMs MOVEit GoAnywhere FTA Serv-U ScreenConnect "
    "WinRAR 7-Zip PaperCut ESG EPMM GeoServer ThinkPHP NuGet npm PyPI VirusTotal VirtualBox Triconex PLCs? SCADA WhatsApp iMessage FaceTime Viber WeChat KakaoTalk "
    "Xamarin SendGrid OneSignal CCleaner ProxyShell ProxyLogon ProxyNotShell UEFI Monero AES AES-\\w+ RSA ChaCha20 Curve25519 "
    "Gmail VPNs? SSH RDP SMB FTP DNS SSL TLS VoIP IoT HTTP HTTPS HTML"
)
_DEVICES = "iPhones? iPads? Macs? MacBooks? routers? modems? cameras? firewalls? browsers? wallets? servers? appliances? plug-?ins? extensions? protocols? ATMs?"

_TWO_WORDS = re.compile(r"\b(?:Microsoft (?:Office|Exchange|Word|Teams)|Exchange Server|Internet Explorer|Adobe Reader|Apache HTTP|Connect Secure)\b")
_PRODUCT = re.compile(rf"^(?:{'|'.join(_SOFTWARE.split())})$")
_THING = re.compile(rf"^(?:{'|'.join(_DEVICES.split())})$", re.IGNORECASE)


_LANGUAGES = frozenset("Python Lua VBScript Java JavaScript Go Golang Rust Perl Ruby PHP Delphi C# C++ Nim .NET AutoIt".split()) | {"Visual Basic"}


def names_language(phrase: str) -> bool:
    """Tell whether a phrase is the name of a language that programs are written in, which the lists of tools hold too."""
    return phrase in _LANGUAGES


def names_product(phrase: str) -> bool:
    """Tell whether a phrase names software or a device: one of its words is a product's, or it ends in a word for one."""
    words = re.findall(r"[^\W_][\w.-]*", phrase)
    return bool(words) and (bool(_TWO_WORDS.search(phrase)) or any(_PRODUCT.match(word) for word in words) or bool(_THING.match(words[-1])))
