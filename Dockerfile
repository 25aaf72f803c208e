FROM python:3.12-slim
WORKDIR /counterwatch
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY pyproject.toml README.md app.py cli.py ./
COPY commands commands
COPY graph graph
COPY loaders loaders
COPY views views
COPY samples samples
COPY .streamlit .streamlit
RUN pip install --no-cache-dir --no-deps --no-build-isolation --editable . && useradd --create-home counterwatch
USER counterwatch
EXPOSE 8501
# Inside the container every address is listened on; compose publishes the port on 127.0.0.1 alone.
CMD ["sh", "-c", "counterwatch load --starter && exec counterwatch app --address 0.0.0.0"]
