using LettucePlug.Host.Secrets;
using LettucePlug.Host.Settings;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Secrets;

public sealed class SecretStoreTests : IDisposable
{
    private readonly TempDir _home = new();
    private readonly Redactor _redactor = new();
    private readonly Dictionary<string, string> _environment = [];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SecretStore Store =>
        new(new HostPaths { Home = _home.Path }, TimeProvider.System, _redactor, _environment.GetValueOrDefault);

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_stored_key_comes_back_from_a_file_only_the_user_can_read()
    {
        await Store.StoreAsync("mine", "sk-secret-value", Token);

        (await Store.GetAsync("mine", From(SecretKind.File), Token)).ShouldBe("sk-secret-value");
        File.GetUnixFileMode(_home.File("secrets.json")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task A_file_of_secrets_that_others_can_read_is_not_used()
    {
        await Store.StoreAsync("mine", "sk-secret-value", Token);
        File.SetUnixFileMode(_home.File("secrets.json"), UnixFileMode.UserRead | UnixFileMode.GroupRead);

        var error = await Should.ThrowAsync<SecretException>(() => Get(From(SecretKind.File)));

        error.Hint!.ShouldContain("chmod 600");
    }

    [Fact]
    public async Task A_forgotten_key_is_gone_from_the_file()
    {
        await Store.StoreAsync("mine", "sk-secret-value", Token);
        await Store.ForgetAsync("mine", Token);

        (await File.ReadAllTextAsync(_home.File("secrets.json"), Token)).ShouldNotContain("sk-secret-value");
        await Should.ThrowAsync<SecretException>(() => Get(From(SecretKind.File)));
    }

    [Fact]
    public async Task A_key_can_come_from_the_environment()
    {
        _environment["MY_KEY"] = "from-environment";

        (await Get(From(SecretKind.Environment, "MY_KEY"))).ShouldBe("from-environment");
    }

    [Fact]
    public async Task A_variable_that_is_not_set_is_named() =>
        (await Should.ThrowAsync<SecretException>(() => Get(From(SecretKind.Environment, "MY_KEY"))))
            .Message.ShouldContain("MY_KEY");

    [Fact]
    public async Task A_command_can_print_the_key_and_is_asked_once_a_run()
    {
        var count = _home.File("count");
        var store = Store;
        var source = From(SecretKind.Command, $"echo x >> '{count}'; echo printed-key; echo more");

        (await store.GetAsync("mine", source, Token)).ShouldBe("printed-key");
        (await store.GetAsync("mine", source, Token)).ShouldBe("printed-key");

        File.ReadAllLines(count).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("echo broken >&2; exit 3", "it ended with code 3. broken")]
    [InlineData("true", "it printed nothing")]
    [InlineData("no-such-command-anywhere", "it ended with code 127")]
    public async Task A_command_that_fails_says_how(string command, string expected) =>
        (await Should.ThrowAsync<SecretException>(() => Get(From(SecretKind.Command, command))))
            .Message.ShouldContain(expected);

    [Fact]
    public async Task Without_a_source_there_is_no_key() => (await Get(null)).ShouldBeNull();

    [Fact]
    public async Task A_fetched_key_is_taken_out_of_texts_in_each_of_its_forms()
    {
        await Store.StoreAsync("mine", "sk secret/value", Token);

        _redactor.Redact("a sk secret/value b sk%20secret%2Fvalue c c2sgc2VjcmV0L3ZhbHVl d")
            .ShouldBe("a [key] b [key] c [key] d");
    }

    private Task<string?> Get(SecretSource? source) => Store.GetAsync("mine", source, Token).AsTask();

    private static SecretSource From(SecretKind kind, string value = "") => new() { Kind = kind, Value = value };
}
