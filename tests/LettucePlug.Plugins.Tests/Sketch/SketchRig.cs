using System.Text;
using LettucePlug.Provider.Sketch;
using LettucePlug.Provider.Sketch.Drawing;
using LettucePlug.Provider.Sketch.Png;
using LettucePlug.Sdk;
using LettucePlug.Sdk.Testing;

namespace LettucePlug.Plugins.Tests.Sketch;

/// <summary>One connection to the sketcher, and requests to it in short words.</summary>
internal sealed class SketchRig : IDisposable
{
    private readonly ScriptedService _service = ScriptedService.Silent();
    private readonly StubConnection _connection;

    public SketchRig(TimeProvider? time = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var provider = new SketchProvider();
        _connection = new StubConnection(provider, _service, settings) { Time = time ?? TimeProvider.System };
        Client = (SketchClient)provider.Connect(_connection);
    }

    public SketchClient Client { get; }

    public static ImageRequest Request(string prompt) => new()
    {
        JobId = Guid.NewGuid().ToString("D"),
        Model = SketchProvider.ImageModel,
        Prompt = prompt,
        Size = new ImageSize(64, 48),
    };

    public static ChatRequest Say(string instructions, params string[] turns) => new()
    {
        Model = SketchProvider.Writer,
        Messages =
        [
            Message(ChatRole.System, instructions),
            .. turns.Select((text, i) => Message(i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, text)),
        ],
    };

    public static ChatMessage Message(ChatRole role, string text) =>
        new() { Role = role, Parts = [new ChatText { Text = text }] };

    public async Task<List<ImageUpdate>> UpdatesAsync(ImageRequest request)
    {
        var updates = new List<ImageUpdate>();
        await foreach (var update in Client.GenerateAsync(request, TestContext.Current.CancellationToken))
        {
            updates.Add(update);
        }

        return updates;
    }

    public async Task<byte[]> BytesAsync(ImageRequest request) =>
        (await UpdatesAsync(request)).OfType<ImageReady>().First().Image.Bytes!.Value.ToArray();

    public async Task<Pixels> PictureAsync(ImageRequest request) =>
        PngReader.Read(await BytesAsync(request), TestContext.Current.CancellationToken);

    public async Task<string> AnswerAsync(ChatRequest request)
    {
        var answer = new StringBuilder();
        await foreach (var update in Client.ChatAsync(request, TestContext.Current.CancellationToken))
        {
            answer.Append((update as ChatTextDelta)?.Text);
        }

        return answer.ToString();
    }

    public void Dispose()
    {
        _connection.Dispose();
        _service.Dispose();
    }
}
