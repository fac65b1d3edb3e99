using LettucePlug.Emulators;
using LettucePlug.Sdk;

namespace LettucePlug.Providers.Tests.OpenAi;

/// <summary>The servers that people run themselves, each with lists and failures of its own.</summary>
public sealed class CompatibleServerTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Ollama", """{"object":"list","data":[{"id":"gemma3:4b","object":"model","created":1,"owned_by":"library"}]}""", "gemma3:4b", true, null)]
    [InlineData("llama.cpp", """{"models":[{"name":"/m/q.gguf","model":"/m/q.gguf","capabilities":["completion","multimodal"]}],"object":"list","data":[{"id":"/m/q.gguf","object":"model","owned_by":"llamacpp","meta":{"n_ctx_train":131072}}]}""", "/m/q.gguf", true, 131072)]
    [InlineData("llama.cpp", """{"models":[{"name":"q","model":"q","capabilities":["completion"]}],"object":"list","data":[{"id":"q","object":"model","owned_by":"llamacpp","meta":null}]}""", "q", false, null)]
    [InlineData("LM Studio", """{"data":[{"id":"some-model","object":"model","type":"vlm","max_context_length":32768}],"object":"list"}""", "some-model", true, 32768)]
    [InlineData("KoboldCpp", """{"object":"list","data":[{"id":"koboldcpp/mistral-7b","object":"model","created":1,"owned_by":"koboldcpp","permission":[],"root":"koboldcpp"}]}""", "koboldcpp/mistral-7b", false, null)]
    [InlineData("vLLM", """{"object":"list","data":[{"id":"Qwen/Qwen3-8B","object":"model","owned_by":"vllm","max_model_len":40960}]}""", "Qwen/Qwen3-8B", false, 40960)]
    [InlineData("Mistral", """{"object":"list","data":[{"id":"small","object":"model","capabilities":{"completion_chat":true,"vision":true}}]}""", "small", true, null)]
    [InlineData("a gateway", """{"data":[{"id":"x/y","architecture":{"input_modalities":["text","image"],"output_modalities":["text"]},"context_length":8192}]}""", "x/y", true, 8192)]
    public async Task A_list_tells_what_it_tells(string server, string list, string model, bool sees, int? context)
    {
        await using var bench = await OpenAiBench.StartAsync(OpenAiBench.Compatible, key: null);
        bench.Server.Break(WireFailures.Success(list));

        var found = (await ((IModelCatalog)bench.Harness.Client).ListModelsAsync(Ct)).ShouldHaveSingleItem(server);

        found.Name.ShouldBe(model);
        found.Input.Contains(Modality.Image).ShouldBe(sees);
        found.Output.ShouldBe([Modality.Text]);
        found.ContextTokens.ShouldBe(context);
    }

    [Fact]
    public async Task A_server_without_models_is_a_server()
    {
        await using var bench = await OpenAiBench.StartAsync(OpenAiBench.Compatible, key: null);
        bench.Server.Break(WireFailures.Success("""{"object":"list","data":null}"""));

        var found = await ((IProbe)bench.Harness.Client).ProbeAsync(Ct);

        found.Details.ShouldBe(["0 models"]);
    }

    [Theory]
    [InlineData(404, """{"error":{"message":"model \"llama9\" not found, try pulling it first","type":"api_error","param":null,"code":null}}""", ProviderFailure.NotFound, "try pulling it first")]
    [InlineData(404, """{"error":"model 'llama9' not found"}""", ProviderFailure.NotFound, "'llama9' not found")]
    [InlineData(503, """{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}""", ProviderFailure.Unavailable, "Loading model")]
    [InlineData(400, """{"error":{"code":400,"message":"the request exceeds the available context size","type":"exceed_context_size_error","n_ctx":4096}}""", ProviderFailure.InvalidRequest, "chat.contextTokens")]
    [InlineData(400, """{"object":"error","message":"This model's maximum context length is 4096 tokens.","type":"BadRequestError","param":null,"code":400}""", ProviderFailure.InvalidRequest, "chat.contextTokens")]
    [InlineData(500, """{"error":{"code":500,"message":"image input is not supported - hint: if this is unexpected, you may need to provide the mmproj","type":"server_error"}}""", ProviderFailure.InvalidRequest, "--input text")]
    [InlineData(503, """{"detail":{"msg":"Server is busy; please try again later.","type":"service_unavailable"}}""", ProviderFailure.Unavailable, ": Server is busy")]
    [InlineData(400, """{"detail":{"msg":"Error parsing input.","type":"bad_input"}}""", ProviderFailure.InvalidRequest, ": Error parsing input.")]
    [InlineData(422, """{"detail":[{"type":"missing","loc":["body","messages"],"msg":"Field required"}]}""", ProviderFailure.InvalidRequest, "body.messages: Field required")]
    [InlineData(200, """{"error":"Unexpected endpoint or method. (POST /chat/completions)"}""", ProviderFailure.NotFound, "Unexpected endpoint")]
    [InlineData(403, """{"error":{"message":"bad host header","type":"forbidden"}}""", ProviderFailure.Unauthorized, "does not allow this: bad host header")]
    public async Task A_failure_in_a_servers_own_words_is_understood(int status, string body, ProviderFailure expected, string words)
    {
        await using var bench = await OpenAiBench.StartAsync(OpenAiBench.Compatible, key: null);
        bench.Server.Break((status == 200 ? WireFailures.Success(body) : Fault.Answer(status, body)) with { Times = 9 });

        var failure = await Should.ThrowAsync<ProviderException>(bench.Harness.ChatAsync(Some.Chat("m"), Ct));

        failure.Failure.ShouldBe(expected);
        $"{failure.Message} {failure.Hint}".ShouldContain(words);
        // OpenAI's own advice helps nobody here.
        (failure.Hint ?? "").ShouldNotContain("openai.com");
    }

    [Theory]
    [InlineData("""{"error":{"code":404,"message":"File Not Found","type":"not_found_error"}}""")]
    [InlineData("404 page not found")]
    public async Task An_address_that_lacks_the_version_is_told(string body)
    {
        await using var bench = await OpenAiBench.StartAsync(OpenAiBench.Compatible, key: null);
        bench.Server.Break(Fault.Answer(404, body));

        var failure = await Should.ThrowAsync<ProviderException>(((IProbe)bench.Harness.Client).ProbeAsync(Ct));

        failure.Failure.ShouldBe(ProviderFailure.NotFound);
        failure.Hint!.ShouldContain("'/v1'");
    }
}
