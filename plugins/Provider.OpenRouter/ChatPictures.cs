using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using LettucePlug.Providers.OpenAiShaped;
using LettucePlug.Sdk;

namespace LettucePlug.Provider.OpenRouter;

/// <summary>Pictures over the chat route, for models that the image route does not have.</summary>
internal sealed class ChatPictures(ChatCompletions chat, string title)
{
    private static readonly string[] Ratios =
        ["1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9", "1:4", "4:1", "1:8", "8:1"];

    private static readonly string[] Tiers = ["1K", "2K", "4K"];

    public async IAsyncEnumerable<ImageUpdate> GenerateAsync(
        ImageRequest request,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var warnings = new PromptWarnings(title);
        var ask = Ask(request, warnings);
        foreach (var warning in warnings.All)
        {
            yield return warning;
        }

        for (var i = 0; i < request.Count; i++)
        {
            var seeded = ask with { Seed = ImageCall.SeedOf(request, i) };
            await foreach (var update in MakeAsync(seeded, cancellationToken).ConfigureAwait(false))
            {
                yield return update;
            }
        }
    }

    private async IAsyncEnumerable<ImageUpdate> MakeAsync(
        ChatRequest ask,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var answer = await BeginAsync(ask, cancellationToken).ConfigureAwait(false);
        await using var disposing = answer.ConfigureAwait(false);
        var words = new StringBuilder();
        var images = 0;
        do
        {
            switch (answer.Current)
            {
                case ChatImage image:
                    images++;
                    // A model can paint again while it thinks; each is a picture of its own.
                    yield return new ImageReady { Image = image.Image, Seed = ask.Seed };
                    break;
                case ChatTextDelta text:
                    words.Append(text.Text);
                    break;
                case ChatUsage used:
                    yield return new ImageUsage { Usage = used.Usage };
                    break;
                case ChatWarning warning:
                    yield return new ImageWarning { Message = warning.Message };
                    break;
            }
        }
        while (await answer.MoveNextAsync().ConfigureAwait(false));

        if (images == 0)
        {
            throw NoPicture(words.ToString().Trim());
        }
    }

    /// <summary>Models that draw without words refuse to be asked for both, at no cost.</summary>
    private async Task<IAsyncEnumerator<ChatUpdate>> BeginAsync(ChatRequest ask, CancellationToken cancellationToken)
    {
        var answer = chat.AnswerAsync(ask, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            await answer.MoveNextAsync().ConfigureAwait(false);
            return answer;
        }
        catch (ProviderException e) when (e.Failure is ProviderFailure.NotFound or ProviderFailure.InvalidRequest
            && e.Message.Contains("modalit", StringComparison.OrdinalIgnoreCase))
        {
            await answer.DisposeAsync().ConfigureAwait(false);
        }
        catch
        {
            await answer.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        answer = chat.AnswerAsync(ask with { Output = [Modality.Image] }, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await answer.MoveNextAsync().ConfigureAwait(false);
        return answer;
    }

    private static ChatRequest Ask(ImageRequest request, PromptWarnings warnings)
    {
        var references = ImageCall.TakeReferences(request, most: 16, warnings);
        var prompt = warnings.PromptWithNegative(request);
        warnings.AddUnknown(request, ImageSettingNames.NegativePrompt, ImageSettingNames.Size, ImageSettingNames.Seed);
        var extra = new Dictionary<string, string>(request.Extra);
        if (request.Size is { } size)
        {
            var shape = PictureShape.Nearest(size, Ratios, Tiers, warnings);
            extra.TryAdd("image_config", JsonSerializer.Serialize(new Dictionary<string, string>
            {
                ["aspect_ratio"] = shape.AspectRatio,
                ["image_size"] = shape.Resolution ?? "1K",
            }));
        }

        return new ChatRequest
        {
            Model = request.Model,
            Messages =
            [
                new()
                {
                    Role = ChatRole.User,
                    Parts =
                    [
                        new ChatText { Text = prompt },
                        .. references.Select(reference => new ChatPicture { MediaType = reference.MediaType, Data = reference.Data }),
                    ],
                },
            ],
            Output = [Modality.Image, Modality.Text],
            Extra = extra,
        };
    }

    private ProviderException NoPicture(string words)
    {
        const int longest = 300;
        var said = words.Length > longest ? words[..longest] + "…" : words;
        return new(
            ProviderFailure.Protocol,
            said.Length > 0 ? $"{title} answered in words and without an image: {said}" : $"{title} answered without an image.")
        {
            MayHaveBeenCharged = true,
            Hint = "Choose a model whose output holds images: lettuceplug models list --remote",
        };
    }
}
