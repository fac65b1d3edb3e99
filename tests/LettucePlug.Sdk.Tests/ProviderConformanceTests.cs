using LettucePlug.Sdk.Testing;

namespace LettucePlug.Sdk.Tests;

public sealed class ProviderConformanceTests
{
    private static readonly ImageReady Picture =
        new() { Image = ImageContent.FromBytes(SamplePictures.Png(4, 4, 0x112233)) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lawful_provider_passes_every_check()
    {
        var provider = new ScriptedProvider
        {
            Images = (request, token) => Slowly<ImageUpdate>([new ImageAccepted(), .. Enumerable.Repeat<ImageUpdate>(Picture, request.Count)], token),
            Chat = (_, token) => Slowly<ChatUpdate>([new ChatTextDelta { Text = "🌊" }, new ChatFinished { Reason = FinishReason.Stop }], token),
        };

        foreach (var check in Checks(provider))
        {
            await check.RunAsync(Token);
        }
    }

    [Fact]
    public void Checks_have_names_of_their_own()
    {
        var names = Checks(new ScriptedProvider()).Select(check => check.ToString()).ToList();

        names.Count.ShouldBeGreaterThan(15);
        names.ShouldBe(names.Distinct());
    }

    [Fact]
    public Task Finds_a_stream_without_an_image() => FindsAsync(
        "A stream that ends brings an image.", new ScriptedProvider { Images = (_, _) => ScriptedProvider.Updates<ImageUpdate>(new ImageAccepted()) });

    [Fact]
    public Task Finds_an_acceptance_that_comes_late() => FindsAsync(
        "ImageAccepted comes first.", new ScriptedProvider { Images = (_, _) => ScriptedProvider.Updates<ImageUpdate>(Picture, new ImageAccepted()) });

    [Fact]
    public Task Finds_bytes_that_are_no_picture() => FindsAsync(
        "An image is the bytes of an image file.",
        new ScriptedProvider { Images = (_, _) => ScriptedProvider.Updates<ImageUpdate>(new ImageReady { Image = ImageContent.FromBytes("<html>"u8.ToArray()) }) });

    [Fact]
    public Task Finds_too_few_pictures() => FindsAsync(
        "A request for 2 gives 2 images.", new ScriptedProvider { Images = (_, _) => ScriptedProvider.Updates<ImageUpdate>(Picture) });

    [Fact]
    public Task Finds_progress_beyond_its_total() => FindsAsync(
        "Progress is a step of a total.",
        new ScriptedProvider { Images = (_, _) => ScriptedProvider.Updates<ImageUpdate>(new ImageProgress { Step = 3, Total = 2 }, Picture) });

    [Fact]
    public Task Finds_a_cancel_that_is_ignored() => FindsAsync(
        "A cancelled token lets an OperationCanceledException pass.",
        new ScriptedProvider { Images = (request, _) => ScriptedProvider.Updates(Enumerable.Repeat<ImageUpdate>(Picture, request.Count)) });

    [Fact]
    public Task Finds_silence_about_a_setting() => FindsAsync(
        "A setting that is not among ImageLimits.Settings is reported by an ImageWarning with its name.",
        new ScriptedProvider { Info = new ProviderInfo { Id = "quiet", Title = "Quiet", IsOffline = true, ImageLimits = new ImageLimits() } });

    [Fact]
    public Task Finds_an_id_that_nobody_could_type() => FindsAsync(
        "The id is lower-case letters, digits and hyphens.",
        new ScriptedProvider { Info = new ProviderInfo { Id = "Not Good", Title = "x", IsOffline = true, ImageLimits = new ImageLimits() } });

    [Fact]
    public Task Finds_a_model_that_is_listed_twice() => FindsAsync(
        "The catalog names every model once.",
        new ScriptedProvider { Models = [new ModelInfo { Name = "a" }, new ModelInfo { Name = "a" }] });

    [Fact]
    public Task Finds_an_answer_without_an_end() => FindsAsync(
        "An answer ends with exactly one ChatFinished.",
        new ScriptedProvider { Chat = (_, _) => ScriptedProvider.Updates<ChatUpdate>(new ChatTextDelta { Text = "a" }) });

    [Fact]
    public Task Finds_an_empty_delta() => FindsAsync(
        "A delta is not empty.",
        new ScriptedProvider { Chat = (_, _) => ScriptedProvider.Updates<ChatUpdate>(new ChatTextDelta { Text = "" }, new ChatFinished { Reason = FinishReason.Stop }) });

    [Fact]
    public Task Finds_half_a_surrogate_pair() => FindsAsync(
        "A delta never ends within a surrogate pair.",
        new ScriptedProvider { Chat = (_, _) => ScriptedProvider.Updates<ChatUpdate>(new ChatTextDelta { Text = "a\uD83C" }, new ChatTextDelta { Text = "\uDF0Ab" }, new ChatFinished { Reason = FinishReason.Stop }) });

    [Fact]
    public Task Finds_an_exception_that_is_no_provider_failure() => FindsAsync(
        "The failure is a ProviderException with Unauthorized.",
        new ScriptedProvider { Images = (_, _) => throw new InvalidOperationException("broken") },
        withService: true);

    [Fact]
    public async Task An_exception_of_its_own_is_told_as_a_broken_rule_with_its_words()
    {
        var provider = new ScriptedProvider { Images = (_, _) => throw new FormatException("no such sampler") };

        var violation = await Should.ThrowAsync<ContractViolation>(
            () => Checks(provider).Single(check => check.Name.StartsWith("A picture comes", StringComparison.Ordinal)).RunAsync(Token));

        violation.Message.ShouldBe("A picture comes, and updates come in order. Seen: FormatException: no such sampler");
        violation.InnerException.ShouldBeOfType<FormatException>();
    }

    [Fact]
    public async Task An_offline_provider_that_calls_out_is_found()
    {
        var provider = new ScriptedProvider();
        using var service = ScriptedService.Always(System.Net.HttpStatusCode.OK, "{}");
        using var connection = new StubConnection(provider, service);

        var violation = await Should.ThrowAsync<ContractViolation>(() => connection.Http.GetAsync(new Uri("x", UriKind.Relative), Token));

        violation.Rule.ShouldBe("An offline provider does not use the transport.");
        service.Requests.ShouldBeEmpty();
    }

    private static IReadOnlyList<ConformanceCheck> Checks(IProvider provider, bool withService = false) => ProviderConformance.For(new ProviderSubject
    {
        Create = () => provider,
        Service = withService ? ScriptedService.Silent : null,
        ImageModel = "scripted-image",
        ChatModel = "scripted-chat",
    });

    private static async Task FindsAsync(string rule, ScriptedProvider provider, bool withService = false)
    {
        var found = new List<string>();
        foreach (var check in Checks(provider, withService))
        {
            try
            {
                await check.RunAsync(Token);
            }
            catch (ContractViolation e)
            {
                found.Add(e.Rule);
            }
        }

        found.ShouldContain(rule);
    }

    private static async IAsyncEnumerable<T> Slowly<T>(
        List<T> updates, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken token)
    {
        foreach (var update in updates)
        {
            await Task.Yield();
            token.ThrowIfCancellationRequested();
            yield return update;
        }
    }
}
