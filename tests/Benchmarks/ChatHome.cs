using System.Diagnostics;
using LettucePlug.Host.Conversations;
using LettucePlug.Sdk;
using LettucePlug.Tests.Support;

namespace LettucePlug.Benchmarks;

/// <summary>A home folder with one chat: of as many messages as asked, the last with an image.</summary>
internal sealed class ChatHome : IDisposable
{
    private readonly TempDir _folder = new();
    private readonly string _program;

    private ChatHome(string program) => _program = program;

    public string Path => _folder.Path;

    /// <param name="program">The program it is for.</param>
    /// <param name="messages">How many messages the chat has before the one with the image.</param>
    /// <param name="talker">Who answers; null for the provider that is part of the program.</param>
    public static async Task<ChatHome> MakeAsync(string program, int messages, Uri? talker = null)
    {
        var home = new ChatHome(program);
        await home.RunAsync("characters", "add", "Mara", "--description", "A smith.");
        await home.RunAsync("settings", "set", "scene.mode", "manual");
        var chat = (await home.RunAsync("chat", "new", "mara", "--json")).Json.GetProperty("id").GetString()!;
        if (messages > 0)
        {
            await home.FillAsync(chat, messages);
        }

        var picture = System.IO.Path.Combine(home.Path, "picture.png");
        await home.RunAsync("generate", "a", "forge", "--size", "512x512", "--out", picture);
        await home.RunAsync("chat", "send", chat, "Look at this.", "--attach", picture);
        if (talker is not null)
        {
            await home.RunWithInputAsync("test-key\n", "connections", "add", "openai", "--id", "talker", "--url", $"{talker}v1", "--key-stdin");
            await home.RunAsync("models", "add", "talker", "gpt-4.1-nano", "--id", "talker", "--input", "text", "--output", "text");
            await home.RunAsync("settings", "set", "chat.model", "talker");
        }

        // The welcome of a first start is no part of what is measured.
        await File.WriteAllTextAsync(System.IO.Path.Combine(home.Path, "state", "welcomed"), "");
        return home;
    }

    public void Dispose() => _folder.Dispose();

    private async Task FillAsync(string chat, int messages)
    {
        var backend = StorageBackends.All.Single(one => one.Id == "sqlite");
        await using var storage = await backend.OpenAsync(
            new StorageOptions { Directory = System.IO.Path.Combine(Path, "storage", "sqlite") });
        var chats = new ChatRig(storage, Path).Chats;
        var text = new MessageText(seed: messages);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var batch in Enumerable.Range(0, messages).Chunk(500))
        {
            await chats.AddMessagesAsync(
                [.. batch.Select(number => new Message
                {
                    Id = chats.NewId(),
                    Chat = chat,
                    Role = number % 2 == 0 ? "user" : "assistant",
                    Variants = [new MessageVariant { Id = chats.NewId(), Text = text.Next(number), CreatedAt = now }],
                    CreatedAt = now,
                })],
                [],
                CancellationToken.None);
        }
    }

    private Task<HostResult> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    private async Task<HostResult> RunWithInputAsync(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(_program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["LETTUCEPLUG_HOME"] = Path },
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{_program} did not start.");
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        var result = await HostProcess.FinishAsync(process);
        return result.ExitCode == 0 ? result : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {result}");
    }
}
