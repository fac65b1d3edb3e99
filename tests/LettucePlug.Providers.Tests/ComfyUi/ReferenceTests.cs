using LettucePlug.Emulators;
using LettucePlug.Provider.ComfyUi.Workflows;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.ComfyUi;

public sealed class ReferenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task References_arrive_in_their_order_under_names_of_their_content()
    {
        await using var bench = await ComfyBench.StartAsync(fromImage: SomeWorkflows.ThreeReferences);
        ImageReference[] references = [ComfyBench.Reference(3), ComfyBench.Reference(1), ComfyBench.Reference(2)];

        var run = await bench.GenerateAsync(ComfyBench.Request() with { References = references }, Ct);

        ComfyUiComment.Read(run.Images.Single()).References.ShouldBe(references.Select(reference => reference.Sha256));
        bench.Server.Files.Names("input").Order().ShouldBe(references.Select(reference => $"lettuceplug-{reference.Sha256}.png").Order());
        run.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Twenty_jobs_at_once_never_mix_their_references()
    {
        await using var bench = await ComfyBench.StartAsync(fromImage: SomeWorkflows.ThreeReferences);
        var shared = ComfyBench.Reference(999);
        var requests = Enumerable.Range(0, 20).Select(i => ComfyBench.Request($"job {i}") with
        {
            // All use one picture in common, and everyone two of its own.
            References = [ComfyBench.Reference(2 * i), shared, ComfyBench.Reference((2 * i) + 1)],
        }).ToList();

        var runs = await Task.WhenAll(requests.Select(request => bench.GenerateAsync(request, Ct)));

        for (var i = 0; i < requests.Count; i++)
        {
            var comment = ComfyUiComment.Read(runs[i].Images.ShouldHaveSingleItem());
            comment.PromptId.ShouldBe(requests[i].JobId);
            comment.Texts.ShouldBe([$"job {i}", ""]);
            comment.References.ShouldBe(requests[i].References.Select(reference => reference.Sha256));
        }

        bench.Server.Requests.Count(request => request.Path == "/ws").ShouldBe(1);
    }

    [Fact]
    public async Task Named_slots_take_the_references_of_their_roles_whatever_their_order()
    {
        await using var bench = await ComfyBench.StartAsync(
            fromImage: SomeWorkflows.WithSlots("%IMAGE_PERSONA%", "%IMAGE_BACKGROUND%", "%IMAGE_CHARACTER%"));
        var (character, background, persona) = (
            ComfyBench.Reference(1), ComfyBench.Reference(2, ReferenceRole.Background), ComfyBench.Reference(3, ReferenceRole.Persona));

        var run = await bench.GenerateAsync(ComfyBench.Request() with { References = [character, background, persona] }, Ct);

        ComfyUiComment.Read(run.Images.Single()).References.ShouldBe([persona.Sha256, background.Sha256, character.Sha256]);
    }

    [Fact]
    public async Task Empty_slots_that_the_node_can_do_without_are_left_out_with_a_warning()
    {
        await using var bench = await ComfyBench.StartAsync(fromImage: SomeWorkflows.ThreeReferences);
        var reference = ComfyBench.Reference(1);

        var run = await bench.GenerateAsync(ComfyBench.Request() with { References = [reference] }, Ct);

        ComfyUiComment.Read(run.Images.Single()).References.ShouldBe([reference.Sha256]);
        run.Warnings.Select(warning => warning.Message).ShouldBe(
        [
            "No reference fits %IMAGE1% of node 21 'Reference 2' (LoadImage); that part was left out.",
            "No reference fits %IMAGE2% of node 22 'Reference 3' (LoadImage); that part was left out.",
        ]);
        var prompt = bench.LastPrompt().GetProperty("prompt");
        prompt.TryGetProperty("21", out _).ShouldBeFalse();
        prompt.GetProperty("2").GetProperty("inputs").TryGetProperty("image2", out _).ShouldBeFalse();
    }

    [Fact]
    public async Task A_slot_that_must_be_filled_refuses_the_request_before_anything_is_sent()
    {
        await using var bench = await ComfyBench.StartAsync(
            fromImage: BuiltInWorkflows.FromImage.Replace("%IMAGE%", "%IMAGE_BACKGROUND%"));

        var failure = await Should.ThrowAsync<ProviderException>(
            bench.GenerateAsync(ComfyBench.Request() with { References = [ComfyBench.Reference(1)] }, Ct));

        failure.Failure.ShouldBe(ProviderFailure.InvalidRequest);
        failure.Message.ShouldContain("%IMAGE_BACKGROUND%, a background, in node 8 'Reference' (LoadImage)");
        bench.Server.Requests.ShouldNotContain(request => request.Method == "POST");
    }

    [Fact]
    public async Task References_beyond_the_slots_are_not_uploaded_and_warned_about()
    {
        await using var bench = await ComfyBench.StartAsync();

        var run = await bench.GenerateAsync(
            ComfyBench.Request() with { References = [ComfyBench.Reference(1), ComfyBench.Reference(2)] }, Ct);

        run.Warnings.Single().Message.ShouldBe("The workflow has no slot for 1 of 2 references; they were left out.");
        bench.Server.Files.Names("input").Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_picture_twice_is_uploaded_once()
    {
        await using var bench = await ComfyBench.StartAsync(fromImage: SomeWorkflows.ThreeReferences);
        var reference = ComfyBench.Reference(1);

        await bench.GenerateAsync(ComfyBench.Request() with { References = [reference, reference, reference] }, Ct);

        bench.Server.Requests.Count(request => request.Path == "/upload/image").ShouldBe(1);
    }

    [Fact]
    public async Task The_name_that_the_server_gives_is_the_one_that_is_used()
    {
        await using var bench = await ComfyBench.StartAsync();
        var reference = ComfyBench.Reference(1);
        bench.Server.Files.Upload("input", "", $"lettuceplug-{reference.Sha256}.png", [1, 2, 3], overwrite: false);

        var run = await bench.GenerateAsync(ComfyBench.Request() with { References = [reference] }, Ct);

        bench.LastPrompt().GetProperty("prompt").GetProperty("8").GetProperty("inputs").GetProperty("image").GetString()
            .ShouldBe($"lettuceplug-{reference.Sha256} (1).png");
        ComfyUiComment.Read(run.Images.Single()).References.ShouldBe([reference.Sha256]);
    }

    [Fact]
    public async Task A_mask_has_its_own_slot_and_no_other_does()
    {
        await using var with = await ComfyBench.StartAsync(fromImage: SomeWorkflows.WithSlots("%IMAGE0%", "%IMAGE_MASK%"));
        await using var without = await ComfyBench.StartAsync();
        var (source, mask) = (ComfyBench.Reference(1, ReferenceRole.Source), ComfyBench.Reference(2, ReferenceRole.Mask));
        var request = ComfyBench.Request() with { References = [mask, source] };

        var run = await with.GenerateAsync(request, Ct);
        var failure = await Should.ThrowAsync<ProviderException>(without.GenerateAsync(request, Ct));

        ComfyUiComment.Read(run.Images.Single()).References.ShouldBe([source.Sha256, mask.Sha256]);
        failure.Message.ShouldContain("no place for a mask");
    }

    [Fact]
    public async Task Without_an_image_workflow_of_their_own_references_go_to_the_one_there_is()
    {
        await using var bench = await ComfyBench.StartAsync(fromText: SomeWorkflows.ThreeReferences);
        var reference = ComfyBench.Reference(1);

        var with = await bench.GenerateAsync(ComfyBench.Request() with { References = [reference] }, Ct);
        var without = await bench.GenerateAsync(ComfyBench.Request(), Ct);

        ComfyUiComment.Read(with.Images.Single()).References.ShouldBe([reference.Sha256]);
        ComfyUiComment.Read(without.Images.Single()).References.ShouldBeEmpty();
    }
}
