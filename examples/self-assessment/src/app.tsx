import { useEffect, useRef } from "preact/hooks";
import { place, go } from "./case/place.ts";
import { failure, isReady } from "./case/store.ts";
import { examEngine, wholeEngine } from "./engine.ts";
import { Conversation } from "./conversation/conversation.tsx";
import { CaseMenu } from "./takeaway/menu.tsx";
import { lazy } from "./ui/lazy.tsx";
import { LANGUAGES, language, speak, t } from "./words/index.ts";

const Procurement = lazy(async () => {
  const [{ Procurement }] = await Promise.all([import("./procurement/procurement.tsx"), wholeEngine()]);
  return Procurement;
});
const ContractPaper = lazy(async () => {
  const [{ ContractPaper }] = await Promise.all([import("./procurement/report.tsx"), wholeEngine()]);
  return ContractPaper;
});
const Products = lazy(async () => (await import("./products/products.tsx")).Products);
const Training = lazy(async () => {
  const [{ Training }] = await Promise.all([import("./training/training.tsx"), examEngine()]);
  return Training;
});
const Worksheet = lazy(async () => (await import("./takeaway/worksheet.tsx")).Worksheet);

/** The whole element. On a page of its own it also speaks for the document. */
export function App({ isPage, isBare = false }: { isPage: boolean; isBare?: boolean }) {
  const main = useRef<HTMLDivElement>(null);
  const at = place.value;
  useEffect(() => {
    if (!isPage) return;
    document.documentElement.lang = language.value;
    document.title = t("shell.title");
  }, [isPage, language.value]);
  // A site that embeds the element has its own main part.
  const Main = (isPage ? "main" : "div") as "div";
  const Heading = isPage ? "h1" : "h2";
  return (
    <div class="tegi" lang={language.value}>
      <div class="screen">
        <button type="button" class="skip" onClick={() => main.current?.focus()}>
          {t("shell.skip")}
        </button>
        <header part="header" hidden={isBare}>
          <div class="bar">
            <Heading class="brand">
              <span aria-hidden="true">Tegi</span>
              <span class="unseen">{t("shell.title")}</span>
            </Heading>
            <nav aria-label={t("shell.tabs")} class="tabs">
              <Tab isHere={at.tab === "good"} onOpen={() => go({ tab: "good", step: "product" })}>
                {t("shell.tab-good")}
              </Tab>
              <Tab isHere={at.tab === "contract"} onOpen={() => go({ tab: "contract" })}>
                {t("shell.tab-contract")}
              </Tab>
            </nav>
            <slot name="header" />
            <CaseMenu />
            <div class="languages" role="group" aria-label={t("shell.language")}>
              {LANGUAGES.map((one) => (
                <button
                  key={one}
                  type="button"
                  lang={one}
                  aria-pressed={one === language.value}
                  onClick={() => speak(one)}
                >
                  {t(`shell.language-${one}`)}
                </button>
              ))}
            </div>
          </div>
        </header>
        <Main ref={main} class="content" part="content" tabIndex={-1}>
          {failure.value ? (
            <p role="alert" class="error">
              {t("shell.failed", { reason: String(failure.value) })}
            </p>
          ) : !isReady.value ? (
            <p role="status" class="opening">
              {t("shell.loading")}
            </p>
          ) : at.tab === "good" ? (
            <Conversation />
          ) : at.tab === "products" ? (
            <Products />
          ) : at.tab === "training" ? (
            <Training />
          ) : (
            <Procurement />
          )}
        </Main>
        <footer part="footer" hidden={isBare}>
          <slot name="footer" />
          <p>{t("shell.private")}</p>
          <p>{t("shell.disclaimer")}</p>
        </footer>
      </div>
      {isReady.value && (at.tab === "contract" ? <ContractPaper isPage={isPage} /> : <Worksheet />)}
    </div>
  );
}

function Tab({ isHere, onOpen, children }: { isHere: boolean; onOpen: () => void; children: string }) {
  return (
    <button type="button" aria-current={isHere ? "page" : undefined} onClick={onOpen}>
      {children}
    </button>
  );
}
