"""What papers and reports of an examination say beside the questions: kk, ru, en."""

from __future__ import annotations

from tegi.phrases import Phrases

TEXTS = {
    "question": ("{number}-сұрақ", "Вопрос {number}", "Question {number}"),
    "choices": ("Жауап нұсқалары", "Варианты ответа", "Choices"),
    "candidate": ("Үміткер: ____________________", "Экзаменуемый: ____________________", "Candidate: ________________"),
    "answers": ("Жауаптар парағы", "Лист ответов", "Answer sheet"),
    "key-title": ("Емтихан кілті", "Ключ экзамена", "Key of the examination"),
    "right": ("Дұрыс жауап: {letter}", "Верный ответ: {letter}", "Right answer: {letter}"),
    "why": ("Негіздеме", "Обоснование", "Why"),
    "others": ("Қалған нұсқалардағы қателер", "Ошибки в остальных вариантах", "What is wrong in the other choices"),
    "report-title": ("Емтихан нәтижесі", "Результаты экзамена", "Results of the examination"),
    "all": ("Үміткерлер", "Экзаменуемые", "Candidates"),
    "name": ("Үміткер", "Экзаменуемый", "Candidate"),
    "score": ("Дұрыс жауап", "Верных ответов", "Right answers"),
    "of": ("{right} / {of}", "{right} из {of}", "{right} of {of}"),
    "percent": ("Пайыз", "Процент", "Percent"),
    "likely": ("Ықтимал қате түсінік", "Вероятное заблуждение", "Probable misconception"),
    "by-topic": ("{name}: тақырыптар бойынша", "{name}: по темам", "{name}: by topic"),
    "topic": ("Тақырып", "Тема", "Topic"),
    "wrong": ("{name}: қате жауаптар", "{name}: неверные ответы", "{name}: wrong answers"),
    "none-wrong": ("Барлық жауап дұрыс.", "Все ответы верны.", "All answers are right."),
    "gave": (
        "{number}-сұрақ: берілген жауап — {given}, дұрысы — {right}. {slip}",
        "Вопрос {number}: дан ответ {given}, верный — {right}. {slip}",
        "Question {number}: the answer was {given}, right is {right}. {slip}",
    ),
    "no-answer": (
        "{number}-сұрақ: жауап жоқ, дұрысы — {right}.",
        "Вопрос {number}: ответа нет, верный — {right}.",
        "Question {number}: there is no answer, right is {right}.",
    ),
    "items": ("Сұрақтар", "Вопросы", "Questions"),
    "number": ("№", "№", "No."),
    "difficulty": ("Дұрыс жауап бергендер", "Ответили верно", "Answered right"),
    "discrimination": ("Ажыратқыштығы", "Различающая способность", "Discrimination"),
    "taken": ("Таңдалған нұсқалар", "Выбранные варианты", "Choices taken"),
    "about-items": (
        "Ажыратқыштық: сұраққа дұрыс және қате жауап берген екі үміткерден тұратын жұптардың ішінде біріншісі қалған "
        "сұрақтарда жақсырақ болған жұптардың пайызы, одан нашарырақ болғандарының пайызы шегерілген.",
        "Различающая способность: среди пар из ответившего верно и ответившего неверно — процент пар, где первый "
        "лучше в остальных вопросах, за вычетом процента пар, где он хуже.",
        "Discrimination: of all pairs of a candidate who was right and one who was not, in how many percent the first "
        "did better in the rest, less in how many worse.",
    ),
    "changed": (
        "Бағдарлама қазір мына сұрақтарға басқаша жауап береді: {numbers}. Кілт жасалғаннан кейін құқық немесе "
        "бағдарлама өзгерген.",
        "На эти вопросы программа сейчас отвечает иначе: {numbers}. После создания ключа изменилось право или "
        "программа.",
        "This engine answers these questions otherwise: {numbers}. The law or the engine changed after the key was "
        "made.",
    ),
    "explained": (
        "{number}-сұрақтың дұрыс жауабы",
        "Верный ответ на вопрос {number}",
        "The right answer to question {number}",
    ),
    "paper-made": ("Парақ: {file}", "Билет: {file}", "Paper: {file}"),
    "key-made": (
        "Кілт: {file}. Оны емтиханға дейін ешкімге бермеңіз.",
        "Ключ: {file}. До экзамена никому его не давайте.",
        "Key: {file}. Give it to nobody before the examination.",
    ),
    "seal": (
        "Кілттің бақылау сомасы: {seal}. Оны емтиханға дейін жариялаңыз.",
        "Контрольная сумма ключа: {seal}. Опубликуйте её до экзамена.",
        "Digest of the key: {seal}. Publish it before the examination.",
    ),
}


class ExamWords(Phrases):
    """The words of one language."""

    texts = TEXTS
    subject = "examinations are told"
