using LettucePlug.Host.Settings;

namespace LettucePlug.Tests.Settings;

public sealed class ReadableIdTests
{
    [Theory]
    [InlineData("My GPU box!", "my-gpu-box")]
    [InlineData("flux.1-dev", "flux.1-dev")]
    [InlineData("图像", "unnamed")]
    [InlineData("sketch", "sketch-2")]
    public void An_id_is_made_from_a_name_and_is_free(string name, string expected) =>
        ReadableId.New(null, name, ["sketch"]).ShouldBe(expected);

    [Theory]
    [InlineData("")]
    [InlineData("Upper")]
    [InlineData("-x")]
    [InlineData("a/b")]
    [InlineData("a b")]
    public void A_wished_id_that_cannot_be_one_is_refused(string id) =>
        Should.Throw<SettingsException>(() => ReadableId.New(id, "x", [])).Code.ShouldBe("bad-id");
}
