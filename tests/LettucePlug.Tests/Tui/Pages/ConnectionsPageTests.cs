using LettucePlug.Host.Connections;
using LettucePlug.Host.Tui.Models;
using LettucePlug.Host.Tui.Screens;
using LettucePlug.Terminal;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Tui;

public sealed class ConnectionsPageTests : IAsyncDisposable
{
    private const string Faulty =
        """
        {
          "1": {"class_type": "KSampler", "inputs": {"seed": "%SEDE%", "model": ["9", 0]}}
        }
        """;

    private readonly House _house = new();

    public ValueTask DisposeAsync() => _house.DisposeAsync();

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task Connections_with_one_that_accepts_any_certificate(int columns, int rows)
    {
        await _house.ConnectAsync("comfyui", new ConnectionDraft
        {
            Id = "cave",
            Name = "The cave " + TortureText.All,
            Url = "https://cave.lan:8188/",
            AllowInvalidTls = true,
            Headers = new Dictionary<string, string> { ["X-Door"] = "a secret" },
        });
        using var window = await OpenAsync(columns, rows);
        window.Press('j');

        await window.SeeAsync("! cave");
        window.Show().ShouldNotContain("a secret");
        window.ShouldBeInOrder();
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task The_form_is_made_from_what_the_provider_takes(int columns, int rows)
    {
        using var window = await FormAsync(columns, rows, "ComfyUI");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Fact]
    public async Task A_typed_key_is_hidden_and_goes_to_the_secrets_only()
    {
        using var window = await FormAsync(80, 24, "OpenAI");
        window.Press(Key.Tab).Type("http://127.0.0.1:1/").Press(Key.Tab).Press(Key.Tab).Type("sk-very-secret");
        window.Show().ShouldNotContain("sk-very-secret");
        window.Press('s', KeyModifiers.Alt);
        await window.UntilAsync(() => File.Exists(_house.Paths.SecretsFile));
        window.Board.CancelAll();

        File.ReadAllText(_house.Paths.SecretsFile).ShouldContain("sk-very-secret");
        File.ReadAllText(_house.Paths.ConnectionsFile).ShouldNotContain("sk-very-secret");
        await window.UntilAsync(() => window.Board.Running.Count == 0);
    }

    [Theory]
    [InlineData("variable", "MY_KEY")]
    [InlineData("command", "pass show x")]
    public async Task A_key_may_be_in_a_variable_or_printed_by_a_command(string source, string value)
    {
        var info = await new ConnectionsModel(_house.Services, new ActivityBoard(new InlineThread(), _house.Studio.Time), _house.Drafts).InfoAsync("openai");
        var form = new Form(ConnectionFields.For(info, null));
        form.Set("(key from)", source);
        form.Set($"(key {source})", value);

        form.Problems.ShouldBeEmpty();
        var change = await _house.ConnectAsync("openai", ConnectionFields.Read(info, null, form.Values));
        change.Connection.Key.ShouldNotBeNull().Value.ShouldBe(value);
        File.Exists(_house.Paths.SecretsFile).ShouldBeFalse();
    }

    [Theory]
    [InlineData("openai", "(url)", "nonsense")]
    [InlineData("comfyui", "timeoutMinutes", "soon")]
    [InlineData("comfyui", "txt2imgWorkflow", "/no/such/workflow.json")]
    [InlineData("comfyui", "(headers)", "no colon here")]
    public async Task What_cannot_be_is_told_beside_the_field_or_when_it_is_saved(string provider, string field, string value)
    {
        var info = (await _house.Services.Plugins.GetProviderAsync(provider, House.Token)).Info;
        var form = new Form(ConnectionFields.For(info, null));
        if (provider == "openai")
        {
            form.Set("(key)", "k");
        }

        form.Set(field, value);
        if (form.Problems.Count == 0)
        {
            await Should.ThrowAsync<Host.LettucePlugException>(() => _house.ConnectAsync(provider, ConnectionFields.Read(info, null, form.Values)));
        }

        _house.Studio.Catalog.Read().Connections.ShouldNotContain(one => one.Provider == provider);
    }

    [Theory]
    [InlineData("openai", false)]
    [InlineData("comfyui", true)]
    public async Task Only_servers_of_ones_own_may_have_any_certificate(string provider, bool offered)
    {
        var info = (await _house.Services.Plugins.GetProviderAsync(provider, House.Token)).Info;
        ConnectionFields.For(info, null).Any(field => field.Id == ConnectionFields.Tls).ShouldBe(offered);
    }

    [Fact]
    public async Task Any_certificate_needs_a_loud_yes()
    {
        await _house.ConnectAsync("comfyui", new ConnectionDraft { Id = "cave", Url = "https://cave.lan:8188/" });
        using var window = await OpenAsync(80, 24);
        window.Press('j').Press('e');
        await window.SeeAsync("Change cave");
        window.Press(Key.Tab, KeyModifiers.Shift).Press(Key.Tab, KeyModifiers.Shift).Press(Key.Tab, KeyModifiers.Shift).Press(' ');
        window.Press('s', KeyModifiers.Alt);
        Snapshot.Match(await window.SeeAsync("DANGER: any"));

        window.Press(Key.Escape);
        await window.SeeAsync("Not saved yet");
        _house.Studio.Catalog.Connection("cave").AllowInvalidTls.ShouldBeFalse();
        window.Press('s', KeyModifiers.Alt);
        await window.SeeAsync("DANGER: any");
        window.Press(Key.Right).Press(Key.Enter);
        await window.UntilAsync(() => _house.Studio.Catalog.Connection("cave").AllowInvalidTls);
    }

    [Theory]
    [InlineData(80, 24)]
    [InlineData(40, 12)]
    public async Task A_workflow_is_checked_while_it_is_pasted(int columns, int rows)
    {
        using var window = await WorkflowAsync(columns, rows);
        window.Paste(Faulty);

        await window.SeeAsync("is fed by node 9");
        Snapshot.Match(window.Picture(), $"{columns}x{rows}");
    }

    [Fact]
    public async Task A_faulty_workflow_is_not_saved_and_not_lost()
    {
        using var window = await WorkflowAsync(100, 30);
        window.Paste(Faulty).Press('s', KeyModifiers.Alt);
        await window.SeeAsync("cannot work");
        window.Press(Key.Escape);
        await window.SeeAsync("Not saved, but kept");
        _house.Studio.Catalog.Connection("comfyui").Settings.ShouldBeEmpty();

        using var later = new Drafts(Path.Combine(_house.Paths.Home, "drafts"), _house.Studio.Time);
        window.Press('w');
        await window.SeeAsync("a draft, not saved");
        later.Read("connection-comfyui-txt2imgWorkflow").ShouldContain("%SEDE%");
    }

    [Fact]
    public async Task A_workflow_comes_from_a_file_too()
    {
        var file = _house.Write("flow.json", Faulty);
        using var window = await WorkflowAsync(100, 30);
        window.Press('o', KeyModifiers.Alt);
        await window.SeeAsync("The path of a file");
        window.Type("/no/such/file\n");
        await window.SeeAsync("Could not find");
        window.Press('a', KeyModifiers.Control).Press('k', KeyModifiers.Control).Type(file + "\n");

        await window.SeeAsync("%SEDE%");
        await window.SeeAsync("is not a known token");
    }

    [Fact]
    public async Task A_changed_connection_is_opened_anew()
    {
        await _house.ConnectAsync("comfyui", new ConnectionDraft { Id = "cave", Url = "http://127.0.0.1:1/" });
        var model = new ConnectionsModel(_house.Services, new ActivityBoard(new InlineThread(), _house.Studio.Time), _house.Drafts);
        var before = await _house.Services.Opener.OpenAsync("cave", House.Token);

        await model.SaveAsync("comfyui", _house.Studio.Catalog.Connection("cave"), new ConnectionDraft { Url = "http://127.0.0.1:2/" });

        var after = await _house.Services.Opener.OpenAsync("cave", House.Token);
        after.ShouldNotBeSameAs(before);
        after.Connection.Url.ShouldBe("http://127.0.0.1:2/");
    }

    private async Task<Window> OpenAsync(int columns, int rows)
    {
        await _house.ConnectAsync("sketch", new ConnectionDraft { Id = "own" });
        var window = (await Window.OpenAsync(_house, columns, rows)).GoTo<ConnectionsPage>();
        await window.SeeAsync("sketch");
        return window;
    }

    private async Task<Window> FormAsync(int columns, int rows, string provider)
    {
        var window = await OpenAsync(columns, rows);
        window.Press('n');
        await window.SeeAsync("Which provider?");
        window.Type(provider);
        await window.SeeAsync("> " + provider);
        window.Press(Key.Enter);
        await window.SeeAsync("Connect " + provider);
        return window;
    }

    private async Task<Window> WorkflowAsync(int columns, int rows)
    {
        await _house.ConnectAsync("comfyui");
        var window = await OpenAsync(columns, rows);
        window.Press('j').Press('w');
        await window.SeeAsync("Which one?");
        window.Press(Key.Enter);
        await window.SeeAsync("note: No text-to-image");
        return window;
    }
}
