using LettucePlug.Host.Assets;
using LettucePlug.Host.Connections;
using LettucePlug.Host.Conversations;
using LettucePlug.Host.Jobs;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Tests.Support;

namespace LettucePlug.Tests.Chats;

/// <summary>What tests do on a stage.</summary>
internal static class StageActions
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<Chat> ChatAsync(this Stage stage, string? persona = null, string? greeting = null)
    {
        if (await stage.Figures.FindAsync(FigureKind.Character, "mara", Token) is null)
        {
            await stage.Editor.AddAsync(FigureKind.Character, "Mara", "A smith.", "mara", Token);
        }

        if (greeting is not null)
        {
            await stage.Editor.SetAsync(FigureKind.Character, "mara", new Dictionary<string, string> { ["greeting"] = greeting }, Token);
        }

        if (persona is not null)
        {
            await stage.Editor.AddAsync(FigureKind.Persona, persona, null, persona.ToLowerInvariant(), Token);
        }

        return await stage.Edit.NewAsync(new NewChatAsk { Character = "mara", Persona = persona?.ToLowerInvariant() }, Token);
    }

    public static Task<List<WorkflowEvent>> SendAsync(
        this Stage stage, Chat chat, string text, ReplyAsk? ask = null, params string[] attachments) =>
        stage.Talk.SendAsync(
            new SendAsk { Text = text, Attachments = attachments, Reply = ask ?? new ReplyAsk { Chat = chat.Id } }, Token).ToEventsAsync();

    public static Task<List<WorkflowEvent>> RegenerateAsync(this Stage stage, Chat chat) =>
        stage.Talk.RegenerateAsync(new ReplyAsk { Chat = chat.Id }, Token).ToEventsAsync();

    public static async Task<List<WorkflowEvent>> ToEventsAsync(this IAsyncEnumerable<WorkflowEvent> events)
    {
        List<WorkflowEvent> all = [];
        await foreach (var happened in events)
        {
            all.Add(happened);
        }

        return all;
    }

    public static string TextOf(this IEnumerable<WorkflowEvent> events) =>
        string.Concat(events.OfType<WorkflowEvent.TextWritten>().Select(one => one.Text));

    public static IEnumerable<string> WarningsOf(this IEnumerable<WorkflowEvent> events) =>
        events.OfType<WorkflowEvent.Warned>().Select(one => one.Message);

    public static async Task<IReadOnlyList<Message>> MessagesAsync(this Stage stage, Chat chat) =>
        await stage.Chats.LastAsync(chat.Id, 1000, upTo: null, Token);

    public static async Task<Message> LastAsync(this Stage stage, Chat chat) => await stage.Chats.GetLastAsync(chat.Id, Token);

    public static async Task<List<Approval>> WaitingAsync(this Stage stage)
    {
        List<Approval> all = [];
        await foreach (var approval in stage.Approvals.ListWaitingAsync(Token))
        {
            all.Add(approval);
        }

        return all;
    }

    public static async Task<List<JobRecord>> JobsAsync(this Stage stage)
    {
        List<JobRecord> all = [];
        await foreach (var job in stage.Ledger.ListAsync(null, Token))
        {
            all.Add(job);
        }

        return all;
    }

    public static async Task<List<AssetRecord>> AssetsAsync(this Stage stage)
    {
        List<AssetRecord> all = [];
        await foreach (var asset in stage.Library.ListAsync(new AssetFilter(), Token))
        {
            all.Add(asset);
        }

        return all;
    }

    public static async Task<AssetRecord> AssetAsync(this Stage stage, byte shade, int edge = 8)
    {
        using var bytes = new MemoryStream(Pictures.Png(shade, edge, edge));
        return await stage.Import.StreamAsync(bytes, "the test", $"{shade}.png", AssetKinds.Imported, Token);
    }

    public static Task SetAsync(this Stage stage, string key, string value) => stage.Settings.SetAsync(key, value, Token);

    public static async Task<ConfiguredModel> ModelAsync(
        this Stage stage, string id, string connection, string input, string output, params (string Key, string Value)[] settings)
    {
        if (stage.Catalog.Read().Connections.All(one => one.Id != connection))
        {
            await stage.Catalog.AddAsync(new Connection { Id = connection, Provider = "fake", Name = connection }, Token);
        }

        var model = new ConfiguredModel
        {
            Id = id,
            Connection = connection,
            Name = id,
            Input = input.Split(','),
            Output = output.Split(','),
            Settings = settings.ToDictionary(pair => pair.Key, pair => pair.Value),
        };
        await stage.Catalog.AddAsync(model, Token);
        return model;
    }

    public static async Task ShouldVerifyAsync(this Stage stage)
    {
        var report = await stage.Verifier.RunAsync(Token);
        report.Problems.ShouldBeEmpty();
    }
}
