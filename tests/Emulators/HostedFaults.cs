namespace LettucePlug.Emulators;

/// <summary>What the hosted services say of their own, as their documentation and recorded answers show it.</summary>
internal static class HostedFaults
{
    public static ServiceFaults OpenAi { get; } = new()
    {
        Moderations =
        [
            Fault.Answer(400, """{"error":{"message":"Your request was rejected by the safety system. safety_violations=[sexual].","type":"image_generation_user_error","param":null,"code":"moderation_blocked"}}"""),
            Fault.Answer(400, """{"error":{"message":"Your prompt may contain text that is not allowed.","type":"invalid_request_error","param":null,"code":"content_policy_violation"}}"""),
        ],
        NoCredit = Fault.Answer(429, """{"error":{"message":"You exceeded your current quota, please check your plan.","type":"insufficient_quota","param":null,"code":"insufficient_quota"}}"""),
        ErrorInSuccess = InSuccess("""{"error":{"message":"The server had an error while processing your request.","type":"server_error","param":null,"code":null}}"""),
    };

    public static ServiceFaults OpenRouter { get; } = new()
    {
        Moderations =
        [
            Fault.Answer(403, """{"error":{"code":403,"message":"Input flagged","metadata":{"reasons":["violence"],"flagged_input":"a fox…","provider_name":"OpenAI","model_slug":"x/y"}}}"""),
            Fault.Answer(400, """{"error":{"code":400,"message":"Provider returned error","metadata":{"error_type":"content_policy_violation","provider_name":"Google"}}}"""),
        ],
        WaitInBody = static seconds => Fault.Answer(429, $$$"""{"error":{"code":429,"message":"No capacity","availability":{"code":"capacity_exhausted","retryable":true,"retry_after":{{{seconds}}} } } }"""),
        ErrorInSuccess = InSuccess("""{"error":{"code":502,"message":"Provider returned error","metadata":{"provider_name":"Google","raw":"The model is overloaded."}},"user_id":"user_1"}"""),
    };

    public static ServiceFaults Gemini { get; } = new()
    {
        Moderations =
        [
            InSuccess("""{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":9}}"""),
            InSuccess("""{"candidates":[{"content":{},"finishReason":"IMAGE_SAFETY","finishMessage":"Unable to show the generated image.","index":0}]}"""),
        ],
        NoCredit = Fault.Answer(429, """{"error":{"code":429,"message":"You exceeded your current quota, limit: 0","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]}]}}"""),
        WaitInBody = static seconds => Fault.Answer(429, $$$"""{"error":{"code":429,"message":"Resource exhausted.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"{{{seconds}}}s"}]}}"""),
        ErrorInSuccess = InSuccess("""[{"error":{"code":503,"message":"The model is overloaded.","status":"UNAVAILABLE"}}]"""),
    };

    public static ServiceFaults Stability { get; } = new()
    {
        Moderations =
        [
            Fault.Answer(403, """{"id":"ed14","name":"content_moderation","errors":["Your request was flagged by our content moderation system."]}"""),
            InSuccess("""{"image":"aGVsbG8gd29ybGQ=","finish_reason":"CONTENT_FILTERED","seed":1}"""),
        ],
    };

    public static ServiceFaults Xai { get; } = new()
    {
        Moderations =
        [
            InSuccess("""{"data":[{"url":"","respect_moderation":false}]}"""),
            Fault.Answer(400, """{"code":"invalid-argument","error":"Generated image rejected by content moderation."}"""),
        ],
        NoCredit = Fault.Answer(403, """{"code":"permission-denied","error":"Your team has used all available credits or reached its monthly spending limit."}"""),
        ErrorInSuccess = InSuccess("""{"error":"The service is temporarily unavailable."}"""),
    };

    public static ServiceFaults NanoGpt { get; } = new()
    {
        Moderations = [Fault.Answer(400, """{"error":{"message":"The prompt was refused.","type":"invalid_request_error","code":"content_policy_violation"},"code":"content_policy_violation"}""")],
        NoCredit = Fault.Answer(402, """{"error":"Insufficient balance","requiredBalance":0.04,"status":402}"""),
        ErrorInSuccess = InSuccess("""{"error":503,"message":"All fallbacks failed."}"""),
    };

    public static ServiceFaults Pollinations { get; } = new()
    {
        Moderations = [Fault.Answer(400, """{"error":{"type":"safety_error","code":"content_blocked","message":"The prompt was blocked.","safety":{"applied":["nsfw"],"triggered":["nsfw"]}}}""")],
        WaitInBody = static seconds => Fault.Answer(429, $$$"""{"error":"Rate limit exceeded","message":"Slow down.","retryAfterSeconds":{{{seconds}}}}"""),
        ErrorInSuccess = InSuccess("""{"error":{"message":"The model is gone.","code":"model_not_found"}}"""),
    };

    private static Fault InSuccess(string body) => new() { Kind = FaultKind.ErrorInSuccess, Body = body };
}
