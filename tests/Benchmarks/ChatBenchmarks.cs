using LettucePlug.Host.Conversations;
using LettucePlug.Host.Workflows;
using LettucePlug.Host.Workflows.Chats;
using LettucePlug.Host.Workflows.Scenes;
using LettucePlug.Sdk;

namespace LettucePlug.Benchmarks;

/// <summary>Opening, sending and drafting in a chat of 100,000 messages against one of 100 (bar 2x each).</summary>
internal sealed class ChatBenchmarks : IBenchmark
{
    private const int Few = 100;
    private const int Many = 100_000;
    private const int Page = 50;

    public string Name => "chat";

    public async Task RunAsync(TextWriter output)
    {
        var folder = Directory.CreateTempSubdirectory("lettuceplug-benchmark-").FullName;
        try
        {
            var backend = StorageBackends.All.Single(one => one.Id == "sqlite");
            await using var storage = await backend.OpenAsync(new StorageOptions { Directory = Path.Combine(folder, "store") });
            var rig = new ChatRig(storage, folder);
            var now = DateTimeOffset.UnixEpoch;
            await rig.Figures.AddAsync(
                new Figure { Id = "mara", Kind = FigureKind.Character, Name = "Mara", CreatedAt = now, UpdatedAt = now },
                CancellationToken.None);
            var few = await FillAsync(rig, Few);
            var many = await FillAsync(rig, Many);
            await CompareAsync(output, "open the last page", few, many, async chat =>
                await rig.Chats.LastAsync(chat, Page, upTo: null, CancellationToken.None));
            await CompareAsync(output, "send", few, many, chat => DrainAsync(rig.Talk.SendAsync(
                new SendAsk { Text = "And then?", Reply = new ReplyAsk { Chat = chat } }, CancellationToken.None)));
            await CompareAsync(output, "draft a scene", few, many, chat => DrainAsync(rig.Draft.RunAsync(
                new SceneAsk { Chat = chat }, CancellationToken.None)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(TextWriter output, string what, string few, string many, Func<string, Task> call)
    {
        var small = await Timing.MedianAsync(100, () => call(few));
        var large = await Timing.MedianAsync(100, () => call(many));
        output.WriteLine($"{what}: {Many:N0} / {Few:N0} messages: {large:f2} / {small:f2} ms = {large / small:f2}x");
    }

    private static async Task DrainAsync(IAsyncEnumerable<WorkflowEvent> events)
    {
        await foreach (var _ in events)
        {
        }
    }

    private static async Task<string> FillAsync(ChatRig rig, int count)
    {
        var now = DateTimeOffset.UnixEpoch;
        var chat = new Chat { Id = rig.Chats.NewId(), Title = "Mara", Character = "mara", CreatedAt = now, UpdatedAt = now };
        await rig.Chats.AddAsync(chat, CancellationToken.None);
        var text = new MessageText(seed: count);
        foreach (var batch in Enumerable.Range(0, count).Chunk(500))
        {
            await rig.Chats.AddMessagesAsync(
                [.. batch.Select(number => new Message
                {
                    Id = rig.Chats.NewId(),
                    Chat = chat.Id,
                    Role = number % 2 == 0 ? "user" : "assistant",
                    Variants = [new MessageVariant { Id = rig.Chats.NewId(), Text = text.Next(number), CreatedAt = now }],
                    CreatedAt = now,
                })],
                [],
                CancellationToken.None);
        }

        return chat.Id;
    }
}
