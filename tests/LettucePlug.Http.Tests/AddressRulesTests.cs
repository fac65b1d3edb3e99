using System.Net;
using LettucePlug.Host.Http;
using LettucePlug.Sdk;

namespace LettucePlug.Http.Tests;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.9.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.64.0.1")]
    [InlineData("198.18.0.1")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:c0a8:101::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    public void An_address_that_is_not_the_internets_is_not_public(string address) =>
        AddressRules.IsPublic(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("2606:4700::1111")]
    [InlineData("::ffff:1.1.1.1")]
    [InlineData("64:ff9b::101:101")]
    public void An_address_of_the_internet_is_public(string address) =>
        AddressRules.IsPublic(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("http://127.0.0.1:1/", true)]
    [InlineData("http://2130706433/", true)]
    [InlineData("http://0177.0.0.1/", true)]
    [InlineData("http://0x7f.1/", true)]
    [InlineData("http://[::1]/", true)]
    [InlineData("http://[::ffff:10.0.0.1]/", true)]
    [InlineData("http://localhost/", true)]
    [InlineData("http://localhost./", true)]
    [InlineData("http://1.1.1.1/", false)]
    [InlineData("http://localhost.example.com/", false)]
    [InlineData("https://api.openai.com/", false)]
    public void Only_what_I_wrote_down_as_private_may_be_private(string url, bool expected) =>
        AddressRules.MayBePrivate(new ProviderInfo { Id = "x", Title = "X" }, new Uri(url)).ShouldBe(expected);
}
